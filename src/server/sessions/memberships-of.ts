import { membershipsOf as ownMemberships } from '#store/case-file';
import type { MemberRow } from '#store/case-file';
import type { Store } from '#store/open-store';
import type { CaseRole } from '#domain/role';
import type { Actor, Membership } from '../actor.ts';

export type Cases = ReadonlyMap<string, readonly Membership[]>;

/** Memberships by case. */
export function casesIn(rows: readonly MemberRow[]): Cases {
  const cases = new Map<string, Membership[]>();
  for (const row of rows) {
    const list = cases.get(row.case_id) ?? [];
    list.push({ compartmentId: row.compartment_id, roles: row.roles as CaseRole[] });
    cases.set(row.case_id, list);
  }
  return cases;
}

/** Every case the actor belongs to now, with their compartments; the same work whether a given case exists or not. */
export async function casesOf(store: Store, actor: Actor): Promise<Cases> {
  const scope = { caseId: actor.accountId, compartmentIds: [], accountId: actor.accountId };
  return casesIn(await store.read(scope, (tx) => ownMemberships(tx)));
}
