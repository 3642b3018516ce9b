import type { AccountScope } from '../actor.ts';
import { grant, type SignedIn } from '../authorised.ts';
import { forbidden } from '../refusals.ts';

/** Accounts that were allowed to open cases. */
export function openCase(scope: AccountScope): SignedIn<'open-case'> {
  if (!scope.actor.mayOpenCases) throw forbidden('an account that may open cases');
  return grant({ actor: scope.actor }, 'open-case');
}
