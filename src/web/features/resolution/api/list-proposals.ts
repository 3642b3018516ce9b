import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { api } from '../../../lib/api-client.ts';
import { keys } from '../../../lib/query-keys.ts';

/** Who may be whom, what would change most first. It is a matter of now: the past has nothing to decide. */
export const proposalsQuery = (caseId: string) =>
  infiniteQueryOptions({
    queryKey: keys.proposals(caseId),
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      api.call('listProposals', {
        params: { caseId },
        query: pageParam === null ? { limit: 50 } : { limit: 50, cursor: pageParam },
        signal,
      }),
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
