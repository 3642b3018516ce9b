import type { z } from 'zod';
import type { savedView, ViewHead } from '#api/schemas/chart';
import type { SavedViewHead, SavedViewRow } from '#store/saved-view';
import { instantOf } from './instant.ts';

export function presentViewHead(row: SavedViewHead): ViewHead {
  return {
    viewId: row.view_id,
    compartmentId: row.compartment_id,
    name: row.name,
    savedBy: { accountId: row.actor_id, name: row.actor_name },
    savedAt: instantOf(row.saved_at),
    entry: { compartmentId: row.compartment_id, seq: row.origin_seq, ordinal: row.origin_ordinal },
  };
}

/** A view with all that it holds, as it was saved. */
export function presentView(row: SavedViewRow): ViewHead & { view: z.output<typeof savedView> } {
  return { ...presentViewHead(row), view: row.view as z.output<typeof savedView> };
}
