import { mainCompartmentOf } from '#domain/case-file';
import { grant, type InCase } from '../authorised.ts';
import { notFound } from '../refusals.ts';

/** No more of the case than lies in `main` and in this compartment; LL-NOT-FOUND where the caller is no member of it. */
export function narrowedTo(scope: InCase, compartmentId: string): InCase {
  const kept = [mainCompartmentOf(scope.caseId), compartmentId];
  const memberships = scope.memberships.filter((one) => kept.includes(one.compartmentId));
  if (!memberships.some((one) => one.compartmentId === compartmentId)) throw notFound();
  return grant({ ...scope, memberships }, 'read-case');
}
