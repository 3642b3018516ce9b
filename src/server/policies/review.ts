import type { CaseRole } from '#domain/role';
import { rolesIn } from '../actor.ts';
import { grant, type InCase, type InCompartment } from '../authorised.ts';
import { forbidden, notFound } from '../refusals.ts';

const enough: readonly CaseRole[] = ['analyst', 'case owner'];

/** Analysts and case owners of the compartment where the record lies. */
export function review(scope: InCase, compartmentId: string): InCompartment<'review'> {
  const roles = rolesIn(scope, compartmentId);
  if (roles.length === 0) throw notFound();
  if (!roles.some((role) => enough.includes(role))) throw forbidden('an analyst or a case owner of this compartment');
  return grant({ ...scope, compartmentId }, 'review');
}
