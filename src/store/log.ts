import { sql, type Selectable } from 'kysely';
import type { ItemBody } from '#domain/entry';
import { seqIn, type Cut } from './cut.ts';
import type { Database } from './schema.ts';
import type { ScopedTransaction } from './scope.ts';

export type LogRow = Selectable<Database['log_item']>;

/** Where a list of the log stands: items are ordered by time, compartment (`main` first), number and ordinal, newest first. */
export type LogPlace = {
  readonly recordedAt: number;
  readonly compartmentId: string;
  readonly seq: number;
  readonly ordinal: number;
};

export type LogFilter = {
  readonly after?: LogPlace;
  readonly subjectId?: string;
  readonly item?: { readonly compartmentId: string; readonly seq: number; readonly ordinal: number };
  readonly limit: number;
};

/** Log lines of the scope's ledgers; `undone_seq` counts only where it lies before the cut. */
export async function logRows(tx: ScopedTransaction, cut: Cut, filter: LogFilter): Promise<LogRow[]> {
  const where = [sql`l.case_id = ${tx.scope.caseId}`];
  if (cut !== null) where.push(sql`l.seq <= ${seqIn('l', cut)}`);
  if (filter.subjectId !== undefined)
    where.push(sql`(l.subject_id = ${filter.subjectId} or l.detail ->> 'mended' = ${filter.subjectId}::text)`);
  if (filter.item)
    where.push(
      sql`l.compartment_id = ${filter.item.compartmentId} and l.seq = ${filter.item.seq} and l.ordinal = ${filter.item.ordinal}`,
    );
  const { after } = filter;
  if (after)
    where.push(
      sql`(l.recorded_at, l.compartment_id = l.case_id, l.compartment_id, l.seq, l.ordinal)
        < (${after.recordedAt}, ${after.compartmentId === tx.scope.caseId}, ${after.compartmentId}::uuid, ${after.seq}, ${after.ordinal})`,
    );
  const undone =
    cut === null ? sql`l.undone_seq` : sql`case when l.undone_seq <= ${seqIn('l', cut)} then l.undone_seq end`;
  const found = await sql<LogRow>`
    select l.case_id, l.compartment_id, l.seq, l.ordinal, l.recorded_at, l.actor_id, l.actor_name, l.kind, l.subject_id, l.document_id, l.detail, ${undone} as undone_seq
    from log_item l where ${sql.join(where, sql` and `)}
    order by l.recorded_at desc, l.compartment_id = l.case_id desc, l.compartment_id desc, l.seq desc, l.ordinal desc limit ${filter.limit}`.execute(
    tx.db,
  );
  return found.rows;
}

export type ConsultationRow = {
  readonly compartment_id: string;
  readonly recorded_at: number;
  readonly seq: number;
  readonly ordinal: number;
  readonly item: { actor: { accountId: string; name: string }; body: Extract<ItemBody, { kind: 'consulted' }> };
};

/** The consultations of one day (UTC, as "2026-03-01") in the scope's compartments, newest first, at most 10,000. */
export async function consultationRows(tx: ScopedTransaction, day: string): Promise<ConsultationRow[]> {
  const found = await sql<Omit<ConsultationRow, 'item'> & { bytes: Buffer }>`
    select e.compartment_id, e.recorded_at, e.seq, p.ordinal, p.bytes
    from ledger_entry e join ledger_payload p using (case_id, compartment_id, chain, seq)
    where e.case_id = ${tx.scope.caseId} and e.chain = ${`consultation/${day}`}
    order by e.recorded_at desc, e.compartment_id <> e.case_id, e.compartment_id, e.seq desc, p.ordinal desc limit 10000`.execute(
    tx.db,
  );
  return found.rows.map(({ bytes, ...row }) => ({
    ...row,
    item: JSON.parse(bytes.toString('utf8')) as ConsultationRow['item'],
  }));
}

/** Every item of one entry, whatever became of it. */
export const itemsOfEntry = (
  tx: ScopedTransaction,
  compartmentId: string,
  seq: number,
): Promise<{ kind: string; actor_id: string }[]> =>
  tx.db
    .selectFrom('log_item')
    .select(['kind', 'actor_id'])
    .where('case_id', '=', tx.scope.caseId)
    .where('compartment_id', '=', compartmentId)
    .where('seq', '=', seq)
    .execute();
