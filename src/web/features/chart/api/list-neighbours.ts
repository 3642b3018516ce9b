import { infiniteQueryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api-client.ts';
import { keys } from '../../../lib/query-keys.ts';

const perPage = 30;

/** The first of those linked with an entity, by their ids. */
export async function fetchNeighbours(
  caseId: string,
  entityId: string,
  asOf: string | null,
): Promise<readonly string[]> {
  const query = { limit: 12, ...(asOf === null ? {} : { asOf }) };
  const { neighbours } = await api.call('listNeighbours', { params: { caseId, entityId }, query });
  return neighbours.map(({ entity }) => entity.entityId);
}

/** Who and what is linked with an entity, page after page. */
export const neighboursQuery = (caseId: string, entityId: string, asOf: string | null) =>
  infiniteQueryOptions({
    queryKey: keys.neighbours(caseId, entityId, asOf),
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      api.call('listNeighbours', {
        params: { caseId, entityId },
        query: {
          limit: perPage,
          ...(asOf === null ? {} : { asOf }),
          ...(pageParam === null ? {} : { cursor: pageParam }),
        },
        signal,
      }),
    getNextPageParam: (page) => page.nextCursor,
  });
