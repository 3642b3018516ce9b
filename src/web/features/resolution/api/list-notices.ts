import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api-client.ts';
import { keys } from '../../../lib/query-keys.ts';

/** Of which entities somebody else knows more, and whom to speak to. */
export const noticesQuery = (caseId: string, asOf: string | null) =>
  queryOptions({
    queryKey: keys.notices(caseId, asOf),
    queryFn: async ({ signal }) =>
      (await api.call('listNotices', { params: { caseId }, query: asOf === null ? {} : { asOf }, signal })).notices,
  });
