import { someUnreadable } from '#store/document';
import { draftEntry } from '#store/draft-entry';
import { flagOf, letWait } from '#store/let-wait';
import { actorRefOf } from '../actor.ts';
import type { InCompartment } from '../authorised.ts';
import type { ServerDeps } from '../deps.ts';
import { storeScopeOf } from '../store-scope.ts';

/** Documents of one entry. */
const together = 500;
const firstId = '00000000-0000-0000-0000-000000000000';

/** Lets many unreadable documents of one compartment wait again, as a load does; answers how many. */
export async function retryDocuments(
  auth: InCompartment<'add-material'>,
  deps: Pick<ServerDeps, 'store'>,
  code: string | undefined,
): Promise<number> {
  const { caseId, compartmentId } = auth;
  let retried = 0;
  // Onwards by id, so that one that fails again meanwhile is not taken again.
  for (let after = firstId; ;) {
    const some = await deps.store.write(storeScopeOf(auth), compartmentId, async (tx) => {
      const ids = await someUnreadable(tx, compartmentId, { code, after, limit: together });
      if (ids.length === 0) return ids;
      const draft = draftEntry();
      for (const documentId of ids) draft.add(actorRefOf(auth), { kind: 'document.retried', documentId });
      await tx.append(draft);
      await letWait(tx.db, { caseId, compartmentId, loadFlags: [flagOf.load] }, ids);
      return ids;
    });
    retried += some.length;
    if (some.length < together) return retried;
    after = some.at(-1)!;
  }
}
