import { infiniteQueryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api-client.ts';
import { keys } from '../../../lib/query-keys.ts';

/** The log of a case, newest first, in pages of 500. */
export const logQuery = (caseId: string, asOf: string | null) =>
  infiniteQueryOptions({
    queryKey: keys.log(caseId, asOf),
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      api.call('listLog', {
        params: { caseId },
        query: { limit: 500, ...(asOf === null ? {} : { asOf }), ...(pageParam === null ? {} : { cursor: pageParam }) },
        signal,
      }),
    getNextPageParam: (page) => page.nextCursor,
  });
