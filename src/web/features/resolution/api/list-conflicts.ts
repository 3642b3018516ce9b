import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api-client.ts';
import { keys } from '../../../lib/query-keys.ts';

/** Decisions on who is who that cannot all be true. */
export const conflictsQuery = (caseId: string, asOf: string | null) =>
  queryOptions({
    queryKey: keys.conflicts(caseId, asOf),
    queryFn: async ({ signal }) =>
      (await api.call('listConflicts', { params: { caseId }, query: asOf === null ? {} : { asOf }, signal })).conflicts,
  });
