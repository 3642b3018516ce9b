import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api-client.ts';
import { keys } from '../../../lib/query-keys.ts';

/** Who and what bears a part of this name, at most twenty. */
export const findEntityQuery = (caseId: string, name: string, asOf: string | null) =>
  queryOptions({
    queryKey: keys.trace(caseId, 'find', [name, asOf]),
    queryFn: async ({ signal }) => {
      const query = { name, ...(asOf === null ? {} : { asOf }) };
      return (await api.call('findOnChart', { params: { caseId }, query, signal })).entities;
    },
    enabled: name !== '',
    placeholderData: keepPreviousData,
  });
