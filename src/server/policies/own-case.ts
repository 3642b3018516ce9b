import type { CaseRole } from '#domain/role';
import { rolesIn } from '../actor.ts';
import { grant, type InCase, type InCompartment } from '../authorised.ts';
import { forbidden, notFound } from '../refusals.ts';

const enough: readonly CaseRole[] = ['case owner'];

/** Owners of this compartment; opening compartments and letting people into the case needs `main`. */
export function ownCase(scope: InCase, compartmentId: string): InCompartment<'own-case'> {
  const roles = rolesIn(scope, compartmentId);
  if (roles.length === 0) throw notFound();
  if (!roles.some((role) => enough.includes(role))) throw forbidden('a case owner of this compartment');
  return grant({ ...scope, compartmentId }, 'own-case');
}
