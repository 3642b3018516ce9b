import type { ReplyOf } from '#api/operation';
import type { Operations } from '#api/operations';
import type { SavedSearchRow } from '#store/saved-search';
import { instantOf } from './instant.ts';

export function presentSavedSearch(
  row: SavedSearchRow,
  lastRunAt: number | null,
): ReplyOf<Operations['saveSearch']>['search'] {
  return {
    searchId: row.search_id,
    compartmentId: row.compartment_id,
    name: row.name,
    q: row.q,
    order: row.how,
    savedBy: { accountId: row.actor_id, name: row.actor_name },
    savedAt: instantOf(row.saved_at),
    entry: { compartmentId: row.compartment_id, seq: row.origin_seq, ordinal: row.origin_ordinal },
    lastRunAt: lastRunAt === null ? null : instantOf(lastRunAt),
  };
}
