import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api-client.ts';
import { keys } from '../../../lib/query-keys.ts';

/** Who belongs to the parts of the case that this person may see. */
export const membersQuery = (caseId: string, asOf: string | null) =>
  queryOptions({
    queryKey: keys.members(caseId, asOf),
    queryFn: async ({ signal }) =>
      (await api.call('listMembers', { params: { caseId }, query: asOf === null ? {} : { asOf }, signal })).members,
  });
