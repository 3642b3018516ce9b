import { useMutation, useQueryClient } from '@tanstack/react-query';
import { problemOf } from '../../lib/problem.ts';
import { keys } from '../../lib/query-keys.ts';
import { tell } from '../../lib/tell.ts';

/** Runs a change of the case, says what was done, and fetches anew what it may have touched. */
export function useChange(caseId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ run }: { run: () => Promise<unknown>; done: string }) => run(),
    onSuccess: (_, { done }) => {
      tell(done);
      return client.invalidateQueries({ queryKey: keys.case(caseId) });
    },
    onError: (error) => tell(`${problemOf(error).what} ${problemOf(error).next}`),
  });
}
