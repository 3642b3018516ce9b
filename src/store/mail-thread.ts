import { sql } from 'kysely';
import { stood, type Cut } from './cut.ts';
import type { ScopedTransaction } from './scope.ts';

export type MailOfThread = {
  readonly document_id: string;
  readonly title: string;
  readonly date: string | null;
};

/** Other mails of the scope that answer this one, that it answers, or that go back to the same mail; oldest first. */
export async function threadOf(
  tx: ScopedTransaction,
  cut: Cut,
  documentId: string,
  most: number,
): Promise<MailOfThread[]> {
  const { caseId, compartmentIds } = tx.scope;
  const inScope = (alias: string) =>
    sql`${sql.ref(`${alias}.case_id`)} = ${caseId} and ${sql.ref(`${alias}.compartment_id`)} = any (${[...compartmentIds]}::uuid[])`;
  const found = await sql<MailOfThread>`
    select d.document_id, coalesce(d.title, s.title, d.name) as title, coalesce(d.date, s.date) as date
    from (select distinct o.compartment_id, o.document_id from mail_id m
      join mail_id o on ${inScope('o')} and o.message_id = m.message_id and o.document_id <> m.document_id and ${stood('o', cut)}
      where ${inScope('m')} and m.document_id = ${documentId} and ${stood('m', cut)}) t
    join document d on d.case_id = ${caseId} and d.compartment_id = t.compartment_id and d.document_id = t.document_id and ${stood('d', cut)}
    join document_state s on s.case_id = ${caseId} and s.compartment_id = t.compartment_id and s.document_id = t.document_id
      and s.to_seq is null and s.state <> 'set aside'
    order by coalesce(d.date, s.date) nulls last, d.received_at, d.document_id limit ${most}`.execute(tx.db);
  return found.rows;
}
