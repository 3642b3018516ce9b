import { useMutation } from '@tanstack/react-query';
import { api } from '../../../lib/api-client.ts';

/** Signs out, and loads the page anew so that nothing read stays in memory; what was being filled in goes too. */
export function useSignOut() {
  return useMutation({
    mutationFn: () => api.call('signOut'),
    onSuccess: () => {
      sessionStorage.clear();
      location.assign('/sign-in');
    },
  });
}
