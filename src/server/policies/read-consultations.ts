import type { CaseRole } from '#domain/role';
import { rolesIn } from '../actor.ts';
import { grant, type InCase, type InCompartment } from '../authorised.ts';
import { forbidden, notFound } from '../refusals.ts';

const enough: readonly CaseRole[] = ['auditor', 'case owner'];

/** Auditors and case owners, each for their own compartments only. */
export function readConsultations(scope: InCase, compartmentId: string): InCompartment<'read-consultations'> {
  const roles = rolesIn(scope, compartmentId);
  if (roles.length === 0) throw notFound();
  if (!roles.some((role) => enough.includes(role))) throw forbidden('an auditor or a case owner of this compartment');
  return grant({ ...scope, compartmentId }, 'read-consultations');
}

/** Each compartment whose consultations the actor may read; at least one, or the refusal. */
export function consultableCompartments(scope: InCase): InCompartment<'read-consultations'>[] {
  const own = scope.memberships.filter((one) => one.roles.some((role) => enough.includes(role)));
  if (own.length === 0) throw forbidden('an auditor or a case owner');
  return own.map((one) => readConsultations(scope, one.compartmentId));
}
