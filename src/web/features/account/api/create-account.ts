import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../lib/api-client.ts';
import { keys } from '../../../lib/query-keys.ts';

/** Makes an account; its first sign-in link comes back once. */
export function useCreateAccount() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { login: string; name: string; administrator: boolean; mayOpenCases: boolean }) =>
      api.call('createAccount', { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.accounts }),
  });
}
