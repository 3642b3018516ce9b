import type { Scope } from '#store/scope';
import { mainCompartmentOf } from '#domain/case-file';
import type { InCase, InCompartment, Power } from './authorised.ts';

/** What row security is told: the case, and the compartments that the actor was let into. */
export function storeScopeOf(scope: InCase<Power>): Scope {
  return {
    caseId: scope.caseId,
    compartmentIds: scope.memberships.map((one) => one.compartmentId),
    accountId: scope.actor.accountId,
  };
}

/**
 * What everyone may see who reads a record of that compartment: `main`, the compartment, and those whose readers are
 * known to be the same. Whatever is made of the case and kept in a record is made of no more than this.
 */
export function recordScopeOf(auth: InCompartment<Power>, readAsWell: readonly string[] = []): Scope {
  const compartmentIds = new Set([mainCompartmentOf(auth.caseId), auth.compartmentId, ...readAsWell]);
  return { ...storeScopeOf(auth), compartmentIds: [...compartmentIds] };
}
