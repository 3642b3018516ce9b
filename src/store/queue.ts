import { sql, type Kysely } from 'kysely';
import type { Database } from './schema.ts';

/*
 * Documents that wait for the reader: ids only, outside row security. A row is taken away in the transaction that
 * records the outcome, so a killed reader loses nothing: the row is there again.
 */

export type QueuedDocument = {
  readonly case_id: string;
  readonly compartment_id: string;
  readonly document_id: string;
  readonly attempts: number;
};

type Db = Kysely<Database>;

export async function enqueue(
  db: Db,
  of: { caseId: string; compartmentId: string; documentId: string },
): Promise<void> {
  await db
    .insertInto('reading_queue')
    .values({ case_id: of.caseId, compartment_id: of.compartmentId, document_id: of.documentId })
    .onConflict((on) =>
      on.columns(['case_id', 'compartment_id', 'document_id']).doUpdateSet({ not_before: 0, attempts: 0 }),
    )
    .execute();
}

/** Leases up to `limit` due documents of one compartment for `leaseMs`, counting an attempt; other readers pass them by until then. */
export async function lease(db: Db, now: number, leaseMs: number, limit: number): Promise<readonly QueuedDocument[]> {
  const taken = await sql<QueuedDocument>`
    with first as (
      select q.case_id, q.compartment_id from reading_queue q
      where q.not_before <= ${now} and not exists (select 1 from reading_pause p where p.case_id = q.case_id)
      order by q.not_before, q.case_id, q.compartment_id, q.document_id limit 1 for update skip locked),
    due as (
      select q.case_id, q.compartment_id, q.document_id from reading_queue q join first using (case_id, compartment_id)
      where q.not_before <= ${now} order by q.document_id limit ${limit} for update of q skip locked)
    update reading_queue q set not_before = ${now + leaseMs}, attempts = q.attempts + 1
    from due where q.case_id = due.case_id and q.compartment_id = due.compartment_id and q.document_id = due.document_id
    returning q.case_id, q.compartment_id, q.document_id, q.attempts`.execute(db);
  return taken.rows;
}

/** Takes documents out of the queue; call it in the transaction that records what became of them. */
export async function dequeue(
  db: Db,
  of: { caseId: string; compartmentId: string },
  documentIds: readonly string[],
): Promise<void> {
  if (documentIds.length === 0) return;
  await db
    .deleteFrom('reading_queue')
    .where('case_id', '=', of.caseId)
    .where('compartment_id', '=', of.compartmentId)
    .where('document_id', 'in', [...documentIds])
    .execute();
}

/** Lets leased documents be taken again at a time. */
export async function postpone(db: Db, documents: readonly QueuedDocument[], notBefore: number): Promise<void> {
  for (const { case_id, compartment_id, document_id } of documents) {
    await db
      .updateTable('reading_queue')
      .set({ not_before: notBefore })
      .where('case_id', '=', case_id)
      .where('compartment_id', '=', compartment_id)
      .where('document_id', '=', document_id)
      .execute();
  }
}

/** At start, when no other reader runs on this database: what a killed reader had leased is due again. */
export async function releaseLeases(db: Db): Promise<void> {
  await db.updateTable('reading_queue').set({ not_before: 0 }).where('not_before', '>', 0).execute();
}

export const queueLength = async (db: Db): Promise<number> =>
  Number(
    (
      await db
        .selectFrom('reading_queue')
        .select((eb) => eb.fn.countAll().as('count'))
        .executeTakeFirstOrThrow()
    ).count,
  );

export async function setPaused(db: Db, caseId: string, paused: boolean): Promise<void> {
  if (paused)
    await db
      .insertInto('reading_pause')
      .values({ case_id: caseId })
      .onConflict((on) => on.doNothing())
      .execute();
  else await db.deleteFrom('reading_pause').where('case_id', '=', caseId).execute();
}

export const isPaused = async (db: Db, caseId: string): Promise<boolean> =>
  (await db.selectFrom('reading_pause').select('case_id').where('case_id', '=', caseId).executeTakeFirst()) !==
  undefined;
