import { sql, type Selectable } from 'kysely';
import type { LaneThingKind } from '#domain/lane-thing';
import { stood, type Cut } from './cut.ts';
import type { Database } from './schema.ts';
import type { ScopedTransaction } from './scope.ts';

export type LaneThingRow = Selectable<Database['lane_thing']>;
export type LaneStepRow = Selectable<Database['lane_step']>;
export type LaneFactRow = Selectable<Database['lane_fact']>;
export type LaneTieRow = Selectable<Database['lane_tie']>;

/** As they were decided; of one moment main comes first, and a chain in its own order. */
const inOrder = sql`decided_at, compartment_id = case_id desc, compartment_id, from_seq, ordinal`;

export type LaneFilter = {
  readonly kinds?: readonly LaneThingKind[];
  readonly thingIds?: readonly string[];
  readonly about?: string;
};

/** All things of the lanes that stood at the cut, in the order in which they were put on record: a bound would lose the newest. */
export function laneThings(tx: ScopedTransaction, cut: Cut, filter: LaneFilter = {}): Promise<LaneThingRow[]> {
  let query = tx.db
    .selectFrom('lane_thing')
    .selectAll()
    .where('case_id', '=', tx.scope.caseId)
    .where(stood('lane_thing', cut));
  if (filter.kinds !== undefined) query = query.where('kind', '=', sql<string>`any (${[...filter.kinds]}::text[])`);
  if (filter.thingIds !== undefined)
    query = query.where('thing_id', '=', sql<string>`any (${[...filter.thingIds]}::uuid[])`);
  if (filter.about !== undefined) query = query.where('about', '=', filter.about);
  return query.orderBy(inOrder).execute();
}

/** Steps that stood at the cut, of each thing in the order in which they were taken. */
export async function laneSteps(
  tx: ScopedTransaction,
  cut: Cut,
  thingIds: readonly string[] | null = null,
): Promise<LaneStepRow[]> {
  if (thingIds?.length === 0) return [];
  let query = tx.db
    .selectFrom('lane_step')
    .selectAll()
    .where('case_id', '=', tx.scope.caseId)
    .where(stood('lane_step', cut));
  if (thingIds !== null) query = query.where('thing_id', '=', sql<string>`any (${[...thingIds]}::uuid[])`);
  return query.orderBy(inOrder).execute();
}

/** Facts of the proof that stood at the cut, in the order in which they were recorded. */
export const laneFacts = (tx: ScopedTransaction, cut: Cut): Promise<LaneFactRow[]> =>
  tx.db
    .selectFrom('lane_fact')
    .selectAll()
    .where('case_id', '=', tx.scope.caseId)
    .where(stood('lane_fact', cut))
    .orderBy(inOrder)
    .execute();

/** Ties between the lanes that stood at the cut. */
export const laneTies = (tx: ScopedTransaction, cut: Cut): Promise<LaneTieRow[]> =>
  tx.db
    .selectFrom('lane_tie')
    .selectAll()
    .where('case_id', '=', tx.scope.caseId)
    .where(stood('lane_tie', cut))
    .orderBy(inOrder)
    .execute();
