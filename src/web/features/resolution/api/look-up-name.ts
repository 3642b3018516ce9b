import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api-client.ts';
import { keys } from '../../../lib/query-keys.ts';

/** Whom a name may mean; asked for only when the name is not empty. */
export const lookUpQuery = (caseId: string, name: string) =>
  queryOptions({
    queryKey: keys.lookUp(caseId, name),
    queryFn: async ({ signal }) => (await api.call('lookUpName', { params: { caseId }, query: { name }, signal })).hits,
    enabled: name !== '',
    placeholderData: keepPreviousData,
  });
