import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api-client.ts';
import { keys } from '../../../lib/query-keys.ts';

/** Names, dates and quantities marked in a text. */
export const mentionsQuery = (caseId: string, renditionId: string, asOf: string | null) =>
  queryOptions({
    queryKey: keys.mentions(caseId, renditionId, asOf),
    queryFn: async ({ signal }) =>
      (
        await api.call('listMentions', {
          params: { caseId, renditionId },
          query: asOf === null ? {} : { asOf },
          signal,
        })
      ).mentions,
  });
