import { useMutation } from '@tanstack/react-query';
import { api } from '../../../lib/api-client.ts';

/** Signs out, and loads the page anew so that nothing read stays in memory. */
export function useSignOut() {
  return useMutation({
    mutationFn: () => api.call('signOut'),
    onSuccess: () => location.assign('/sign-in'),
  });
}
