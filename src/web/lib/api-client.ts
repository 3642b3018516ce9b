import { createClient, type Client } from '#api/client';
import { Failure } from '#domain/failure';
import { noteReachable } from './reachable.ts';

/** The only place where the browser speaks to the server: the typed client with the session's own cookie. */
export const api: Client = createClient(location.origin, async (request) => {
  try {
    const response = await fetch(request, { credentials: 'same-origin' });
    noteReachable(true);
    return response;
  } catch (error) {
    if (request.signal.aborted) throw error;
    noteReachable(false);
    throw new Failure(
      'LL-UNREACHABLE',
      'The server did not answer.',
      'Check that Lamplighter is still running on this machine, then try again.',
    );
  }
});
