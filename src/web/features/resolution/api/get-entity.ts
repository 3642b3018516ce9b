import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api-client.ts';
import { keys } from '../../../lib/query-keys.ts';

/** An entity with those that are one with it, and where all that is known of it comes from. */
export const entityQuery = (caseId: string, entityId: string, asOf: string | null) =>
  queryOptions({
    queryKey: keys.entity(caseId, entityId, asOf),
    queryFn: ({ signal }) =>
      api.call('getEntity', { params: { caseId, entityId }, query: asOf === null ? {} : { asOf }, signal }),
  });
