import type { ActorRef } from '#domain/entry';
import type { CaseRole } from '#domain/role';

/** The account on whose behalf a request runs, as it stands today. */
export type Actor = {
  readonly accountId: string;
  readonly login: string;
  readonly name: string;
  readonly administrator: boolean;
  readonly mayOpenCases: boolean;
};

/** One compartment that the actor was let into, and what they may do there. */
export type Membership = { readonly compartmentId: string; readonly roles: readonly CaseRole[] };

export type AccountScope = { readonly actor: Actor };

/** A case as far as the actor belongs to it: their compartments and no others. */
export type CaseScope = AccountScope & { readonly caseId: string; readonly memberships: readonly Membership[] };

export type CompartmentScope = CaseScope & { readonly compartmentId: string };

/** The actor's roles in one compartment; empty where they were never let in. */
export function rolesIn(scope: CaseScope, compartmentId: string): readonly CaseRole[] {
  return scope.memberships.find((one) => one.compartmentId === compartmentId)?.roles ?? [];
}

/** The actor as the ledger names them. */
export function actorRefOf(scope: AccountScope): ActorRef {
  return { accountId: scope.actor.accountId, name: scope.actor.name };
}
