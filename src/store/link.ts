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
  return query
    .orderBy('name')
    .orderBy('entity_id')
    .limit(filter.limit ?? 5000)
    .execute();
}

/** Links that stood at the cut, newest first; with `claimIds`, those that rest on any of these claims. */
export async function links(
  tx: ScopedTransaction,
  cut: Cut,
  filter: { readonly claimIds?: readonly string[]; readonly linkId?: string } = {},
): Promise<LinkRow[]> {
  let query = tx.db.selectFrom('link').selectAll().where('case_id', '=', tx.scope.caseId).where(stood('link', cut));
  if (filter.claimIds !== undefined) query = query.where(sql<boolean>`claim_ids && ${[...filter.claimIds]}::uuid[]`);
  if (filter.linkId !== undefined) query = query.where('link_id', '=', filter.linkId);
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

/** Legal statuses that people recorded, newest first. */
export const legalStatusRows = (tx: ScopedTransaction, cut: Cut): Promise<LegalStatusRow[]> =>
  tx.db
    .selectFrom('legal_status')
    .selectAll()
    .where('case_id', '=', tx.scope.caseId)
    .where(stood('legal_status', cut))
    .orderBy('recorded_at', 'desc')
    .orderBy('status_id')
    .execute();
