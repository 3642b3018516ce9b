import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api-client.ts';
import { keys } from '../../../lib/query-keys.ts';

/** All accounts, for administrators. */
export const accountsQuery = queryOptions({
  queryKey: keys.accounts,
  queryFn: async ({ signal }) => (await api.call('listAccounts', { signal })).accounts,
});
