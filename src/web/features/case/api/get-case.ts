import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api-client.ts';
import { keys } from '../../../lib/query-keys.ts';

/** One case with its compartments and counts, now or as it stood. */
export const caseQuery = (caseId: string, asOf: string | null) =>
  queryOptions({
    queryKey: keys.caseDetail(caseId, asOf),
    queryFn: ({ signal }) => api.call('getCase', { params: { caseId }, query: asOf === null ? {} : { asOf }, signal }),
    // Of this case only: another's title and marking must not stand here for a moment.
    placeholderData: (previous, query) => (query?.queryKey[1] === caseId ? previous : undefined),
  });
