import { QueryCache, QueryClient } from '@tanstack/react-query';
import { statusOf } from './problem.ts';

/** The cache of replies; `onSignedOut` is called when the server no longer knows who this is. */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        if (statusOf(error) === 401) onSignedOut();
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (count, error) => count < 2 && (statusOf(error) === 0 || statusOf(error) >= 502),
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  });
}
