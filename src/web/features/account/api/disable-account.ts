import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../lib/api-client.ts';
import { keys } from '../../../lib/query-keys.ts';

/** Bars an account and ends its sessions. */
export function useDisableAccount() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (accountId: string) => api.call('disableAccount', { params: { accountId } }),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.accounts }),
  });
}
