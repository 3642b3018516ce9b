import { infiniteQueryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api-client.ts';
import { keys } from '../../../lib/query-keys.ts';

/** The links between two, either way, page after page. */
export const linksBetweenQuery = (caseId: string, one: string, other: string, asOf: string | null) =>
  infiniteQueryOptions({
    queryKey: keys.linksBetween(caseId, one, other, asOf),
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      api.call('listLinksBetween', {
        params: { caseId },
        query: {
          one,
          other,
          ...(asOf === null ? {} : { asOf }),
          ...(pageParam === null ? {} : { cursor: pageParam }),
        },
        signal,
      }),
    getNextPageParam: (page) => page.nextCursor,
  });
