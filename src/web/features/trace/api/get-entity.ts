import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api-client.ts';
import { keys } from '../../../lib/query-keys.ts';

/** The name of somebody whom an address speaks of. */
export const entityQuery = (caseId: string, entityId: string, asOf: string | null) =>
  queryOptions({
    queryKey: keys.trace(caseId, 'entity', [entityId, asOf]),
    queryFn: async ({ signal }) => {
      const query = asOf === null ? {} : { asOf };
      return (await api.call('getEntity', { params: { caseId, entityId }, query, signal })).entity.name;
    },
    retry: false,
  });
