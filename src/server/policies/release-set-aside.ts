import type { CaseRole } from '#domain/role';
import { rolesIn } from '../actor.ts';
import { grant, type InCase, type InCompartment } from '../authorised.ts';
import { forbidden, notFound } from '../refusals.ts';

const enough: readonly CaseRole[] = ['disclosure officer', 'authoriser'];

/** An independent reviewer: holds one of the roles in the compartment and did not set the document aside. */
export function releaseSetAside(
  scope: InCase,
  compartmentId: string,
  setAsideBy: string,
): InCompartment<'release-set-aside'> {
  const roles = rolesIn(scope, compartmentId);
  if (roles.length === 0) throw notFound();
  if (!roles.some((role) => enough.includes(role)))
    throw forbidden('a disclosure officer or an authoriser of this compartment');
  if (setAsideBy === scope.actor.accountId) throw forbidden('someone other than the person who set it aside');
  return grant({ ...scope, compartmentId }, 'release-set-aside');
}
