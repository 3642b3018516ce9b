import { indexDocumentsOfClaims } from '../index-documents.ts';
import type { Database } from '../schema.ts';
import { undecide } from './decision.ts';
import type { Fold, Projector } from './fold.ts';
import { undoRecords } from './records-undone.ts';

const records = {
  'claim.made': ['claim', 'claim_id'],
  'claim.mended': ['claim', 'claim_id'],
  'entity.made': ['entity', 'entity_id'],
  'mention.made': ['mention', 'mention_id'],
  'link.relied': ['link', 'link_id'],
  'status.recorded': ['legal_status', 'status_id'],
  'mapping.saved': ['record_mapping', 'mapping_id'],
  'view.saved': ['saved_view', 'view_id'],
  'search.saved': ['saved_search', 'search_id'],
  'route.pinned': ['pinned_route', 'pin_id'],
  'resolution.decided': ['resolution', 'resolution_id'],
  'names.joined': ['name_joined', 'joined_id'],
  'entity.described': ['entity_fact', 'fact_id'],
} as const;

const lanes = {
  'lane.filed': 'lane_thing',
  'lane.stepped': 'lane_step',
  'lane.fact': 'lane_fact',
  'lane.tied': 'lane_tie',
} as const;

/** What was put on record in a lane is known by the item that did, since a step has its thing for a subject. */
async function closeOfLane(
  fold: Fold,
  kind: keyof typeof lanes,
  item: { seq: number; ordinal: number },
): Promise<void> {
  await fold.db
    .updateTable(lanes[kind] as 'lane_thing')
    .set({ to_seq: fold.seq })
    .where('case_id', '=', fold.key.caseId)
    .where('compartment_id', '=', fold.key.compartmentId)
    .where('from_seq', '=', item.seq)
    .where('ordinal', '=', item.ordinal)
    .where('to_seq', 'is', null)
    .execute();
}

async function closeRecord(fold: Fold, kind: keyof typeof records, id: string): Promise<void> {
  const [table, column] = records[kind];
  await fold.db
    .updateTable(table as keyof Database & 'link')
    .set({ to_seq: fold.seq })
    .where('case_id', '=', fold.key.caseId)
    .where('compartment_id', '=', fold.key.compartmentId)
    .where(column as 'link_id', '=', id)
    .where('to_seq', 'is', null)
    .execute();
}

export const undone: Projector<'undone'> = async (fold, items) => {
  for (const { body, ordinal } of items) {
    const target = await fold.db
      .updateTable('log_item')
      .set({ undone_seq: fold.seq })
      .where('case_id', '=', fold.key.caseId)
      .where('compartment_id', '=', fold.key.compartmentId)
      .where('seq', '=', body.seq)
      .where('ordinal', '=', body.ordinal)
      .returning(['kind', 'subject_id'])
      .executeTakeFirst();
    if (target === undefined) continue;
    if (target.kind in records) await closeRecord(fold, target.kind as keyof typeof records, target.subject_id!);
    if (target.kind === 'records.begun') await undoRecords(fold, ordinal, target.subject_id!);
    if (target.kind in lanes) await closeOfLane(fold, target.kind as keyof typeof lanes, body);
    await undecide(fold, ordinal, body);
    if (target.kind === 'claim.made' || target.kind === 'claim.mended' || target.kind === 'claim.reviewed')
      await indexDocumentsOfClaims(fold, [target.subject_id!]);
  }
};
