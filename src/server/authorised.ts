import type { PolicyName } from '#api/operation';
import type { AccountScope, CaseScope, CompartmentScope } from './actor.ts';

declare const granted: unique symbol;

/** What a policy may grant: the policies of the API, and one that is narrower than `review`. */
export type Power = PolicyName | 'flag-for-defence';

/**
 * A scope that a policy looked at and let through. Commands and reads ask for one, so that a skipped check does not
 * compile. Only files of `policies/` may call `grant`; `authorised.test.ts` keeps it so.
 */
export type Authorised<Scope, P extends Power> = Scope & { readonly [granted]: P };

/** Marks a scope as checked; for `policies/` alone. */
export function grant<Scope extends object, P extends Power>(scope: Scope, _policy: P): Authorised<Scope, P> {
  return Object.freeze({ ...scope }) as Authorised<Scope, P>;
}

export type InCase<P extends Power = 'read-case'> = Authorised<CaseScope, P>;
export type InCompartment<P extends Power> = Authorised<CompartmentScope, P>;
export type SignedIn<P extends Power = 'signed-in'> = Authorised<AccountScope, P>;
