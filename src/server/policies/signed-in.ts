import type { Actor } from '../actor.ts';
import { grant, type SignedIn } from '../authorised.ts';
import { signInFirst } from '../refusals.ts';

/** Anyone with a session that still runs. */
export function signedIn(actor: Actor | null): SignedIn {
  if (actor === null) throw signInFirst();
  return grant({ actor }, 'signed-in');
}
