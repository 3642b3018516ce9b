import { infiniteQueryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api-client.ts';
import { keys } from '../../../lib/query-keys.ts';
import type { Match } from '#api/schemas/deconfliction';

/** Matches between cases that are hidden from each other, for their deconfliction officer. */
export const matchesQuery = infiniteQueryOptions({
  queryKey: keys.matches,
  initialPageParam: null as string | null,
  queryFn: ({ pageParam, signal }) =>
    api.call('listMatches', { query: pageParam === null ? {} : { cursor: pageParam }, signal }),
  getNextPageParam: (page) => page.nextCursor,
});

/** Tells both ends whom to speak to; neither learns of the other. */
export const tellSides = ({ left, right }: Match) => {
  const endOf = ({ caseId, entity }: Match['left']) => ({ caseId, entityId: entity.entityId });
  return api.call('tellSides', { body: { left: endOf(left), right: endOf(right) } });
};
