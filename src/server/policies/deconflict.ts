import { mainCompartmentOf } from '#domain/case-file';
import type { AccountScope, Membership } from '../actor.ts';
import { grant, type Authorised, type InCase, type InCompartment } from '../authorised.ts';
import { forbidden, notFound } from '../refusals.ts';

/** The cases of a deconfliction officer, each with the compartments in which they hold that role and no others. */
export type AcrossCases = Authorised<AccountScope & { readonly cases: readonly InCase<'deconflict'>[] }, 'deconflict'>;

/** Whoever is deconfliction officer somewhere; they see across those compartments, whatever else they belong to. */
export function deconflict(scope: AccountScope, cases: ReadonlyMap<string, readonly Membership[]>): AcrossCases {
  const { actor } = scope;
  const own = [...cases].flatMap(([caseId, all]) => {
    const isMember = all.some((one) => one.compartmentId === mainCompartmentOf(caseId) && one.roles.length > 0);
    const memberships = all.filter((one) => one.roles.includes('deconfliction officer'));
    return isMember && memberships.length > 0 ? [grant({ actor, caseId, memberships }, 'deconflict')] : [];
  });
  if (own.length === 0) throw forbidden('a deconfliction officer');
  return grant({ actor, cases: own }, 'deconflict');
}

/** One compartment of those; a compartment of any other answers as one that does not exist. */
export function deconflictIn(scope: AcrossCases, caseId: string, compartmentId: string): InCompartment<'deconflict'> {
  const found = scope.cases.find((one) => one.caseId === caseId);
  if (found === undefined || !found.memberships.some((one) => one.compartmentId === compartmentId)) throw notFound();
  return grant({ ...found, compartmentId }, 'deconflict');
}
