import type { AccountScope } from '../actor.ts';
import { grant, type SignedIn } from '../authorised.ts';
import { forbidden } from '../refusals.ts';

/** Administrators manage accounts; the power reads no case. */
export function administer(scope: AccountScope): SignedIn<'administer'> {
  if (!scope.actor.administrator) throw forbidden('an administrator');
  return grant({ actor: scope.actor }, 'administer');
}
