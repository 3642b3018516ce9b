import type { CaseRole } from '#domain/role';
import { rolesIn } from '../actor.ts';
import { grant, type InCase, type InCompartment } from '../authorised.ts';
import { forbidden, notFound } from '../refusals.ts';

const enough: readonly CaseRole[] = ['analyst', 'case owner', 'disclosure officer'];

/** Reviewers, and disclosure officers, who may flag what helps the defence and review nothing else. */
export function flagForDefence(scope: InCase, compartmentId: string): InCompartment<'flag-for-defence'> {
  const roles = rolesIn(scope, compartmentId);
  if (roles.length === 0) throw notFound();
  if (!roles.some((role) => enough.includes(role)))
    throw forbidden('an analyst, a case owner or a disclosure officer of this compartment');
  return grant({ ...scope, compartmentId }, 'flag-for-defence');
}
