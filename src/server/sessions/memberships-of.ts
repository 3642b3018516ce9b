import { membershipsOf as ownMemberships } from '#store/case-file';
import type { Store } from '#store/open-store';
import type { CaseRole } from '#domain/role';
import type { Actor, Membership } from '../actor.ts';

/** Every case the actor belongs to, with their compartments; the same work whether a given case exists or not. */
export async function casesOf(store: Store, actor: Actor): Promise<ReadonlyMap<string, readonly Membership[]>> {
  const scope = { caseId: actor.accountId, compartmentIds: [], accountId: actor.accountId };
  const rows = await store.read(scope, (tx) => ownMemberships(tx));
  const cases = new Map<string, Membership[]>();
  for (const row of rows) {
    const list = cases.get(row.case_id) ?? [];
    list.push({ compartmentId: row.compartment_id, roles: row.roles as CaseRole[] });
    cases.set(row.case_id, list);
  }
  return cases;
}

export async function membershipsOf(store: Store, actor: Actor, caseId: string): Promise<readonly Membership[]> {
  return (await casesOf(store, actor)).get(caseId) ?? [];
}
