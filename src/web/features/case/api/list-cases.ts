import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api-client.ts';
import { keys } from '../../../lib/query-keys.ts';

/** The cases that this person belongs to. */
export const casesQuery = queryOptions({
  queryKey: keys.cases,
  queryFn: async ({ signal }) => (await api.call('listCases', { signal })).cases,
});
