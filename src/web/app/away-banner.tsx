import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { api } from '../lib/api-client.ts';
import { useReachable } from '../lib/reachable.ts';

const askAgain = 5000;

/** Says that the server does not answer, asks it again every five seconds, and refreshes the page once it does. */
export function AwayBanner() {
  const reachable = useReachable();
  const client = useQueryClient();
  const wasAway = useRef(false);
  useEffect(() => {
    if (reachable) {
      if (wasAway.current) void client.invalidateQueries();
      wasAway.current = false;
      return;
    }
    wasAway.current = true;
    // Any answer will do, a refusal too: the client notes that one came.
    const timer = setInterval(() => void api.call('getSession').catch(() => undefined), askAgain);
    return () => clearInterval(timer);
  }, [reachable, client]);
  if (reachable) return null;
  return (
    <div className="banner away" role="alert">
      <b className="tone-denied">✕ The server does not answer.</b>
      <span>What you see may be old, and nothing is saved until it is back. It is asked again every few seconds.</span>
    </div>
  );
}
