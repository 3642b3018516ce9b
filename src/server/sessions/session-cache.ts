import type { SessionRow } from '#store/session';
import type { Actor } from '../actor.ts';
import type { Cases } from './memberships-of.ts';

/** What a session's token says of its holder, as read from the database a moment ago. */
export type KnownSession = { readonly session: SessionRow; readonly actor: Actor; readonly cases: Cases };

export type SessionCache = {
  get(tokenHash: Buffer): KnownSession | undefined;
  /** Keeps what `load` finds, unless permissions changed while it looked; many who ask at once look once. */
  load(tokenHash: Buffer, load: () => Promise<KnownSession | null>): Promise<KnownSession | null>;
  /** Permissions, accounts or sessions changed here: everything is looked up anew. */
  forget(): void;
};

/**
 * A folder sent over a session asks who that is thousands of times. The answer is kept for a second at most, so that
 * what another process changes holds within that second; what this process changes holds at once.
 */
export function createSessionCache(lastsMs = 1000, now: () => number = () => performance.now()): SessionCache {
  const known = new Map<string, { until: number; value: KnownSession }>();
  const looking = new Map<string, Promise<KnownSession | null>>();
  let generation = 0;
  const keyOf = (tokenHash: Buffer) => tokenHash.toString('base64');
  const mostKnown = 1000;

  return {
    get(tokenHash) {
      const found = known.get(keyOf(tokenHash));
      return found !== undefined && found.until > now() ? found.value : undefined;
    },
    load(tokenHash, load) {
      const key = keyOf(tokenHash);
      const began = generation;
      const until = now() + lastsMs;
      const look = async () => {
        const value = await load();
        if (value === null || began !== generation) return value;
        if (known.size >= mostKnown) known.clear();
        known.set(key, { until, value });
        return value;
      };
      const found = looking.get(key) ?? look().finally(() => looking.delete(key));
      looking.set(key, found);
      return found;
    },
    forget() {
      generation += 1;
      known.clear();
      looking.clear();
    },
  };
}
