import type { ItemRef } from '#domain/entry';
import { undoableItems } from '#store/undo';
import type { ServerDeps } from '../deps.ts';
import { notFound } from '../refusals.ts';
import { storeScopeOf } from '../store-scope.ts';
import { undoItem, type MayUndo } from './undo.ts';

/** Takes back all that one entry decided, the last first, or nothing of it. */
export function undoEntry(
  auth: MayUndo,
  deps: Pick<ServerDeps, 'store'>,
  input: { readonly seq: number; readonly reason: string | null },
): Promise<ItemRef[]> {
  const { compartmentId } = auth;
  return deps.store.write(storeScopeOf(auth), compartmentId, async (tx) => {
    const items = await undoableItems(tx, compartmentId, input.seq);
    if (items.length === 0) throw notFound();
    const entries: ItemRef[] = [];
    for (const item of items) entries.push(await undoItem(tx, auth, item, input.reason));
    return entries;
  });
}
