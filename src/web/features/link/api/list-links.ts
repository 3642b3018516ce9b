import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api-client.ts';
import { keys } from '../../../lib/query-keys.ts';

/** Links that somebody relies on. */
export const linksQuery = (caseId: string, asOf: string | null) =>
  queryOptions({
    queryKey: keys.links(caseId, asOf),
    queryFn: ({ signal }) =>
      api.call('listLinks', { params: { caseId }, query: asOf === null ? {} : { asOf }, signal }),
  });
