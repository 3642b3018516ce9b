import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api-client.ts';
import { keys } from '../../../lib/query-keys.ts';

/** One claim with who decided what on it. */
export const claimQuery = (caseId: string, claimId: string, asOf: string | null) =>
  queryOptions({
    queryKey: keys.claim(caseId, claimId, asOf),
    queryFn: ({ signal }) =>
      api.call('getClaim', { params: { caseId, claimId }, query: asOf === null ? {} : { asOf }, signal }),
    staleTime: 0,
  });
