import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api-client.ts';
import { keys } from '../../../lib/query-keys.ts';

/** Entities by a part of their name. */
export const findQuery = (caseId: string, name: string, asOf: string | null) =>
  queryOptions({
    queryKey: keys.find(caseId, name, asOf),
    enabled: name.trim() !== '',
    queryFn: async ({ signal }) => {
      const query = { name: name.trim(), ...(asOf === null ? {} : { asOf }) };
      return (await api.call('findOnChart', { params: { caseId }, query, signal })).entities;
    },
  });
