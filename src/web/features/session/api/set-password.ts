import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../lib/api-client.ts';
import { keys } from '../../../lib/query-keys.ts';

/** Sets the own password; `current` is null where none is asked for. Asked again afterwards either way: a link proves only for a while. */
export function useSetPassword() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { current: string | null; password: string }) => api.call('setPassword', { body }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.session }),
  });
}
