import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../lib/api-client.ts';
import { keys } from '../../../lib/query-keys.ts';

/** Signs in with the token of a link that works once. */
export function useRedeemLink() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (token: string) => api.call('redeemLink', { body: { token } }),
    onSuccess: (session) => {
      client.clear();
      client.setQueryData(keys.session, session);
    },
  });
}
