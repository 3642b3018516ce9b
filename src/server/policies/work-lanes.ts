import type { CaseRole } from '#domain/role';
import { rolesIn } from '../actor.ts';
import { grant, type InCase, type InCompartment } from '../authorised.ts';
import { forbidden, notFound } from '../refusals.ts';

/** Whoever holds one of these roles in the compartment; which roles a step needs stands with its machine. */
export function workLanes(
  scope: InCase,
  compartmentId: string,
  enough: readonly CaseRole[],
): InCompartment<'work-lanes'> {
  const roles = rolesIn(scope, compartmentId);
  if (roles.length === 0) throw notFound();
  if (!roles.some((role) => enough.includes(role))) throw forbidden(`one of these here: ${enough.join(', ')}`);
  return grant({ ...scope, compartmentId }, 'work-lanes');
}
