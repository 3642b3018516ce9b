import type { ItemRef } from '#domain/entry';
import { Failure } from '#domain/failure';
import type { SearchOrder } from '#domain/search-order';
import { parseQuery } from '#engines/search/parse-query';
import { draftEntry } from '#store/draft-entry';
import { savedSearchById, type SavedSearchRow } from '#store/saved-search';
import { actorRefOf } from '../actor.ts';
import type { InCompartment } from '../authorised.ts';
import type { ServerDeps } from '../deps.ts';
import { storeScopeOf } from '../store-scope.ts';

/** Saves a search as it is typed; one that cannot be meant is refused. A name may be used again. */
export function saveSearch(
  auth: InCompartment<'review'>,
  deps: Pick<ServerDeps, 'store'>,
  { name, q, order }: { readonly name: string; readonly q: string; readonly order: SearchOrder },
): Promise<{ ref: ItemRef; row: SavedSearchRow }> {
  const { query, problems } = parseQuery(q);
  if (query === null)
    throw new Failure(
      'LL-INVALID',
      problems[0]?.what ?? 'Nothing can be looked for by this.',
      problems[0]?.next ?? 'Type a word, a phrase or a field.',
    );
  const { compartmentId } = auth;
  return deps.store.write(storeScopeOf(auth), compartmentId, async (tx) => {
    const draft = draftEntry();
    const searchId = draft.add(actorRefOf(auth), { kind: 'search.saved', name, q, order });
    const { seq } = await tx.append(draft);
    const row = await savedSearchById(tx, null, searchId);
    return { ref: { compartmentId, seq, ordinal: 0 }, row: row! };
  });
}
