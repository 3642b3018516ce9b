import { QueryCache, QueryClient } from '@tanstack/react-query';
import { statusOf } from './problem.ts';

/** The cache of replies; `onSignedOut` is called when the server no longer knows who this is. */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({
      // Who is signed in is asked by the router, which sends people to sign in by itself.
      onError: (error, query) => {
        if (statusOf(error) === 401 && query.queryKey[0] !== 'session') onSignedOut();
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
