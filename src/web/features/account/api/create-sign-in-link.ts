import { useMutation } from '@tanstack/react-query';
import { api } from '../../../lib/api-client.ts';

/** A new link that signs an account in once. */
export function useCreateSignInLink() {
  return useMutation({
    mutationFn: (accountId: string) => api.call('createSignInLink', { params: { accountId } }),
  });
}
