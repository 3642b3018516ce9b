import type { Scope } from '#store/scope';
import type { InCase, Power } from './authorised.ts';

/** What row security is told: the case, and the compartments that the actor was let into. */
export function storeScopeOf(scope: InCase<Power>): Scope {
  return {
    caseId: scope.caseId,
    compartmentIds: scope.memberships.map((one) => one.compartmentId),
    accountId: scope.actor.accountId,
  };
}
