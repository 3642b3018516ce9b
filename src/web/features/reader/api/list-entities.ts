import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api-client.ts';
import { keys } from '../../../lib/query-keys.ts';

/** Who and what the case knows by name. */
export const entitiesQuery = (caseId: string) =>
  queryOptions({
    queryKey: keys.entities(caseId, null),
    queryFn: async ({ signal }) => (await api.call('listEntities', { params: { caseId }, signal })).entities,
  });
