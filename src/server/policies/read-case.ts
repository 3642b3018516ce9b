import { mainCompartmentOf } from '#domain/case-file';
import type { CaseScope } from '../actor.ts';
import { grant, type InCase } from '../authorised.ts';
import { notFound } from '../refusals.ts';

/** Any member of the case; a non-member gets the answer of a case that does not exist. Whoever left `main` left the case. */
export function readCase(scope: CaseScope): InCase {
  const main = mainCompartmentOf(scope.caseId);
  if (!scope.memberships.some((one) => one.compartmentId === main && one.roles.length > 0)) throw notFound();
  return grant({ ...scope, memberships: scope.memberships.filter((one) => one.roles.length > 0) }, 'read-case');
}
