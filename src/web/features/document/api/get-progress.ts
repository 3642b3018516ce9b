import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../lib/api-client.ts';
import { keys } from '../../../lib/query-keys.ts';

/** How far reading has come; asked often while something waits. */
export const progressQuery = (caseId: string) =>
  queryOptions({
    queryKey: keys.progress(caseId),
    queryFn: ({ signal }) => api.call('getProgress', { params: { caseId }, signal }),
    refetchInterval: (query) =>
      (query.state.data?.waiting ?? 0) > 0 && query.state.data?.paused !== true
        ? Math.max(1000, ((query.state.data?.read ?? 0) + (query.state.data?.waiting ?? 0)) / 30)
        : 10_000,
    staleTime: 0,
  });
