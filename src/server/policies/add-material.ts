import type { CaseRole } from '#domain/role';
import { rolesIn } from '../actor.ts';
import { grant, type InCase, type InCompartment } from '../authorised.ts';
import { forbidden, notFound } from '../refusals.ts';

export const mayAdd: readonly CaseRole[] = ['analyst', 'case owner'];

/** Analysts and case owners of the compartment that the material goes into. */
export function addMaterial(scope: InCase, compartmentId: string): InCompartment<'add-material'> {
  const roles = rolesIn(scope, compartmentId);
  if (roles.length === 0) throw notFound();
  if (!roles.some((role) => mayAdd.includes(role))) throw forbidden('an analyst or a case owner of this compartment');
  return grant({ ...scope, compartmentId }, 'add-material');
}
