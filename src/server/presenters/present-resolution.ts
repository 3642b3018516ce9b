import type { Entity } from '#api/schemas/link';
import type { Fact, JoinedName, Resolution, ResolutionConflict } from '#api/schemas/resolution';
import type { EntityProperty } from '#domain/entity-property';
import type { MentionType } from '#domain/reading';
import type { Conflict } from '#engines/resolve/clusters';
import type { MarkedName } from '#store/link';
import type { EntityFactRow, NameJoinedRow, ResolutionRow } from '#store/resolution';
import type { DecidedRow } from '../reads/who-is-who.ts';
import { instantOf } from './instant.ts';

type Said = {
  readonly compartment_id: string;
  readonly from_seq: number;
  readonly ordinal: number;
  readonly actor_id: string;
  readonly actor_name: string;
  readonly decided_at: number;
};

const saidBy = (row: Said) => ({
  entry: { compartmentId: row.compartment_id, seq: row.from_seq, ordinal: row.ordinal },
  by: { accountId: row.actor_id, name: row.actor_name },
  at: instantOf(row.decided_at),
});

export function presentFact(row: EntityFactRow): Fact {
  const { document_id: documentId, rendition_id: renditionId, span, title } = row;
  const isPlaced = documentId !== null && renditionId !== null && span !== null;
  return {
    factId: row.fact_id,
    entityId: row.entity_id,
    property: row.property as EntityProperty,
    value: row.value,
    place: isPlaced ? { documentId, renditionId, title: title ?? '', start: span[0], end: span[1] } : null,
    words: row.words,
    note: row.note,
    ofRow: row.of_row,
    ...saidBy(row),
  };
}

export function presentJoinedName(row: NameJoinedRow): JoinedName {
  const { document_id: documentId, rendition_id: renditionId, title, first_start: start, first_end: end } = row;
  return {
    entityId: row.entity_id,
    type: row.type as MentionType,
    name: row.name,
    mentions: row.mentions,
    place: start === null || end === null ? null : { documentId, renditionId, title, start, end },
    documentId,
    title,
    ...saidBy(row),
  };
}

/** Words that someone marked by hand, as one mention of the entity. */
export function presentMarkedName(row: MarkedName): JoinedName {
  const { document_id: documentId, rendition_id: renditionId, title, start, end } = row;
  return {
    entityId: row.entity_id!,
    type: row.type as MentionType,
    name: row.words,
    mentions: 1,
    place: { documentId, renditionId, title, start, end },
    documentId,
    title,
    ...saidBy(row),
  };
}

/** Two in the order of their names: which id is the smaller says nothing to anyone. */
const byName = (one: Entity | undefined, other: Entity | undefined) =>
  one !== undefined && other !== undefined && other.name < one.name ? [other, one] : [one, other];

/** A decision with both its ends; null where the reader may see only one of them. */
export function presentResolution(
  row: ResolutionRow,
  entityOf: (id: string) => Entity | undefined,
  counts: boolean,
): Resolution | null {
  const [left, right] = byName(entityOf(row.left_id), entityOf(row.right_id));
  if (left === undefined || right === undefined) return null;
  return {
    resolutionId: row.resolution_id,
    left,
    right,
    decision: row.decision,
    reasons: [...row.reasons],
    contradictions: [...row.contradictions],
    note: row.note,
    counts,
    ...saidBy(row),
  };
}

export function presentConflict(
  conflict: Conflict<DecidedRow>,
  entityOf: (id: string) => Entity | undefined,
): ResolutionConflict[] {
  const some = (decided: readonly DecidedRow[]) =>
    decided.flatMap(({ row }) => presentResolution(row, entityOf, true) ?? []);
  const [left, right] = byName(entityOf(conflict.left), entityOf(conflict.right));
  if (left === undefined || right === undefined) return [];
  const chain = some(conflict.chain);
  return [
    {
      left,
      right,
      negatives: some(conflict.negatives),
      chain: left.entityId === conflict.left ? chain : chain.toReversed(),
      group: conflict.group
        .flatMap((id) => entityOf(id) ?? [])
        .toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)),
    },
  ];
}
