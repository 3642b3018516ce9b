import type { ItemRef } from '#domain/entry';
import { Failure } from '#domain/failure';
import { draftEntry } from '#store/draft-entry';
import type { WritingTransaction } from '#store/open-store';
import { itemsOfEntry, logRows } from '#store/log';
import { undoableItems, undoBlocker } from '#store/undo';
import { actorRefOf } from '../actor.ts';
import type { InCompartment } from '../authorised.ts';
import type { ServerDeps } from '../deps.ts';
import { forbidden, notFound } from '../refusals.ts';
import { storeScopeOf } from '../store-scope.ts';

const nextOf = {
  'LL-UNDO-KIND': 'Decide anew instead.',
  'LL-UNDO-DONE': 'Nothing is left to do.',
  'LL-UNDO-NEWER': 'Take the newer decision back first.',
} as const;

/** Whoever may review takes back what reviewers decided; a step of a lane is taken back by whoever took it. */
export type MayUndo = InCompartment<'review'> | InCompartment<'work-lanes'>;

async function requireOwn(tx: WritingTransaction, auth: MayUndo, ref: ItemRef): Promise<void> {
  const [item] = await logRows(tx, null, { item: ref, limit: 1 });
  if (item !== undefined && item.kind.startsWith('lane.') && item.actor_id !== auth.actor.accountId)
    throw forbidden('whoever put it on record');
}

/** Takes one item back inside a transaction that holds its chain, as an entry of its own. */
export async function undoItem(
  tx: WritingTransaction,
  auth: MayUndo,
  ref: ItemRef,
  reason: string | null,
): Promise<ItemRef> {
  const blocker = await undoBlocker(tx, ref);
  if (blocker?.code === 'LL-NOT-FOUND') throw notFound();
  await requireOwn(tx, auth, ref);
  if (blocker !== null) throw new Failure(blocker.code, blocker.what, nextOf[blocker.code]);
  const draft = draftEntry();
  draft.add(actorRefOf(auth), { kind: 'undone', seq: ref.seq, ordinal: ref.ordinal, reason });
  const sealed = await tx.append(draft);
  return { compartmentId: ref.compartmentId, seq: sealed.seq, ordinal: 0 };
}

/** Takes a decision back by an entry of its own; refused when something newer rests on it. */
export function undo(
  auth: MayUndo,
  deps: Pick<ServerDeps, 'store'>,
  input: { seq: number; ordinal: number; reason: string | null },
): Promise<ItemRef> {
  const { compartmentId } = auth;
  const { seq, ordinal, reason } = input;
  return deps.store.write(storeScopeOf(auth), compartmentId, async (tx) => {
    const ref = { compartmentId, seq, ordinal };
    const items = await itemsOfEntry(tx, compartmentId, seq);
    if (!items.some(({ kind }) => kind === 'lane.stepped')) return undoItem(tx, auth, ref, reason);
    // What followed from a step stands in its entry, and goes with it.
    const open = await undoableItems(tx, compartmentId, seq);
    let last: ItemRef | null = null;
    for (const item of open) last = await undoItem(tx, auth, item, reason);
    return last ?? undoItem(tx, auth, ref, reason);
  });
}
