import { sql, type Selectable } from 'kysely';
import { stood, type Cut } from './cut.ts';
import type { Database } from './schema.ts';
import type { ScopedTransaction } from './scope.ts';

export type EntityRow = Selectable<Database['entity']>;
export type LinkRow = Selectable<Database['link']>;
export type MentionRow = Selectable<Database['mention']>;
export type LegalStatusRow = Selectable<Database['legal_status']>;

export async function entities(
  tx: ScopedTransaction,
  cut: Cut,
  filter: { readonly name?: string; readonly entityIds?: readonly string[]; readonly limit?: number } = {},
): Promise<EntityRow[]> {
  let query = tx.db.selectFrom('entity').selectAll().where('case_id', '=', tx.scope.caseId).where(stood('entity', cut));
  if (filter.name !== undefined) query = query.where('name', 'ilike', `%${filter.name.replace(/[\\%_]/g, '\\$&')}%`);
  if (filter.entityIds !== undefined)
    query = query.where('entity_id', '=', sql<string>`any (${[...filter.entityIds]}::uuid[])`);
  // Of two of one name the older comes first: the order of ids says nothing.
  return query
    .orderBy('name')
    .orderBy('from_seq')
    .orderBy('entity_id')
    .limit(filter.limit ?? 5000)
    .execute();
}

/** Links that stood at the cut, newest first; with `claimIds`, those that rest on any of these claims. */
export async function links(
  tx: ScopedTransaction,
  cut: Cut,
  filter: { readonly claimIds?: readonly string[]; readonly linkId?: string; readonly limit?: number } = {},
): Promise<LinkRow[]> {
  let query = tx.db.selectFrom('link').selectAll().where('case_id', '=', tx.scope.caseId).where(stood('link', cut));
  if (filter.claimIds !== undefined) query = query.where(sql<boolean>`claim_ids && ${[...filter.claimIds]}::uuid[]`);
  if (filter.linkId !== undefined) query = query.where('link_id', '=', filter.linkId);
  if (filter.limit !== undefined) query = query.limit(filter.limit);
  return query.orderBy('accepted_at', 'desc').orderBy('link_id').execute();
}

/** Mentions made by hand in a rendition. */
export const mentionsByHand = (tx: ScopedTransaction, cut: Cut, renditionId: string): Promise<MentionRow[]> =>
  tx.db
    .selectFrom('mention')
    .selectAll()
    .where('case_id', '=', tx.scope.caseId)
    .where('rendition_id', '=', renditionId)
    .where(stood('mention', cut))
    .orderBy('start')
    .orderBy('mention_id')
    .execute();

const ordinalInEntry = sql`(select l.ordinal from log_item l where l.case_id = legal_status.case_id
  and l.compartment_id = legal_status.compartment_id and l.seq = legal_status.from_seq and l.subject_id = legal_status.status_id)`;

/** Legal statuses that people recorded, newest first; of one moment the one that was sealed last, in an entry too. */
export const legalStatusRows = (tx: ScopedTransaction, cut: Cut): Promise<LegalStatusRow[]> =>
  tx.db
    .selectFrom('legal_status')
    .selectAll()
    .where('case_id', '=', tx.scope.caseId)
    .where(stood('legal_status', cut))
    .orderBy('recorded_at', 'desc')
    .orderBy('from_seq', 'desc')
    .orderBy(ordinalInEntry, (by) => by.desc().nullsLast())
    .orderBy('status_id')
    .execute();

/** Words that people marked as naming these entities; those in documents set aside are left out. */
export type MarkedName = MentionRow & {
  readonly title: string;
  readonly ordinal: number;
  readonly decided_at: number;
  readonly actor_id: string;
  readonly actor_name: string;
};

export async function markedNames(
  tx: ScopedTransaction,
  cut: Cut,
  entityIds: readonly string[],
): Promise<MarkedName[]> {
  if (entityIds.length === 0) return [];
  const found = await sql<MarkedName>`
    select m.*, coalesce(d.title, s.title, d.name) as title, l.ordinal, l.recorded_at as decided_at, l.actor_id, l.actor_name
    from mention m
    join document d on d.case_id = m.case_id and d.compartment_id = m.compartment_id and d.document_id = m.document_id
    join document_state s on s.case_id = m.case_id and s.compartment_id = m.compartment_id and s.document_id = m.document_id
      and s.to_seq is null and s.state <> 'set aside'
    join log_item l on l.case_id = m.case_id and l.compartment_id = m.compartment_id and l.seq = m.from_seq and l.subject_id = m.mention_id
    where m.case_id = ${tx.scope.caseId} and m.entity_id = any (${[...entityIds]}::uuid[]) and ${stood('m', cut)}
    order by m.words, l.recorded_at, m.start, m.mention_id limit 2000`.execute(tx.db);
  return found.rows;
}
