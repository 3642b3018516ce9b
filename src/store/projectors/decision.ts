import type { ActorRef } from '#domain/entry';
import type { DecisionAspect, DecisionValue } from '../schema.ts';
import { insertRows } from '../insert-rows.ts';
import { standing, type Fold } from './fold.ts';

export type Decision = {
  readonly ordinal: number;
  readonly actor: ActorRef;
  readonly subjectId: string;
  readonly value: DecisionValue;
};

/** Closes what stood of an aspect for these subjects and lets the new values stand. */
export async function decide(fold: Fold, aspect: DecisionAspect, decisions: readonly Decision[]): Promise<void> {
  await fold.db
    .updateTable('decision')
    .set({ to_seq: fold.seq })
    .where('case_id', '=', fold.key.caseId)
    .where('compartment_id', '=', fold.key.compartmentId)
    .where('aspect', '=', aspect)
    .where(
      'subject_id',
      'in',
      decisions.map((decision) => decision.subjectId),
    )
    .where('to_seq', 'is', null)
    .execute();
  await insertRows(
    fold.db,
    'decision',
    decisions.map((decision) => ({
      ...standing(fold),
      ordinal: decision.ordinal,
      subject_id: decision.subjectId,
      aspect,
      origin_seq: fold.seq,
      origin_ordinal: decision.ordinal,
      value: decision.value,
      actor_id: decision.actor.accountId,
      actor_name: decision.actor.name,
      decided_at: fold.recordedAt,
    })),
  );
}

/** Takes back the decision of one item where it still stands, and lets what stood before it stand again. */
export async function undecide(fold: Fold, ordinal: number, origin: { seq: number; ordinal: number }): Promise<void> {
  const undone = await fold.db
    .updateTable('decision')
    .set({ to_seq: fold.seq })
    .where('case_id', '=', fold.key.caseId)
    .where('compartment_id', '=', fold.key.compartmentId)
    .where('origin_seq', '=', origin.seq)
    .where('origin_ordinal', '=', origin.ordinal)
    .where('to_seq', 'is', null)
    .returning(['subject_id', 'aspect'])
    .execute();
  for (const { subject_id, aspect } of undone) {
    const before = await fold.db
      .selectFrom('decision')
      .selectAll()
      .where('case_id', '=', fold.key.caseId)
      .where('compartment_id', '=', fold.key.compartmentId)
      .where('subject_id', '=', subject_id)
      .where('aspect', '=', aspect)
      .where('to_seq', '=', origin.seq)
      .orderBy('from_seq', 'desc')
      .executeTakeFirst();
    if (before === undefined) continue;
    await insertRows(fold.db, 'decision', [{ ...before, from_seq: fold.seq, to_seq: null, ordinal }]);
  }
}
