import { queryOptions } from '@tanstack/react-query';
import type { Claim } from '#api/schemas/claim';
import { api } from '../../../lib/api-client.ts';
import { keys } from '../../../lib/query-keys.ts';

/** All claims of one document in text order. */
export const documentClaimsQuery = (caseId: string, documentId: string, asOf: string | null) =>
  queryOptions({
    queryKey: keys.documentClaims(caseId, documentId, asOf),
    queryFn: async ({ signal }): Promise<readonly Claim[]> => {
      const claims: Claim[] = [];
      let cursor: string | undefined;
      do {
        const query = {
          documentId,
          limit: 2000,
          ...(asOf === null ? {} : { asOf }),
          ...(cursor === undefined ? {} : { cursor }),
        };
        const page = await api.call('listClaims', { params: { caseId }, query, signal });
        claims.push(...page.claims);
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      return claims;
    },
  });
