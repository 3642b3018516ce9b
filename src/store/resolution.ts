import { sql, type Selectable } from 'kysely';
import type { ResolutionDecision } from '#domain/resolution';
import { stood, type Cut } from './cut.ts';
import type { Database } from './schema.ts';
import type { ScopedTransaction } from './scope.ts';

export type ResolutionRow = Omit<Selectable<Database['resolution']>, 'decision'> & { decision: ResolutionDecision };
export type NameJoinedRow = Selectable<Database['name_joined']> & { mentions: number; first_start: number };
export type EntityFactRow = Selectable<Database['entity_fact']>;

/**
 * The decisions that count: of each pair the newest that stands in a compartment, where both ends are entities that the
 * scope may see. Two compartments may say two things of one pair; both are given.
 */
export async function countingResolutions(tx: ScopedTransaction, cut: Cut): Promise<ResolutionRow[]> {
  const found = await sql<ResolutionRow>`
    select distinct on (r.left_id, r.right_id, r.compartment_id) r.* from resolution r
    join entity l on l.case_id = r.case_id and l.entity_id = r.left_id and ${stood('l', cut)}
    join entity g on g.case_id = r.case_id and g.entity_id = r.right_id and ${stood('g', cut)}
    where r.case_id = ${tx.scope.caseId} and ${stood('r', cut)}
    order by r.left_id, r.right_id, r.compartment_id, r.from_seq desc, r.ordinal desc`.execute(tx.db);
  return found.rows;
}

/** Every standing decision that names one of these entities, newest first; those that a newer one covers too. */
export async function resolutionsOf(
  tx: ScopedTransaction,
  cut: Cut,
  entityIds: readonly string[],
): Promise<ResolutionRow[]> {
  const found = await sql<ResolutionRow>`
    select r.* from resolution r
    where r.case_id = ${tx.scope.caseId} and ${stood('r', cut)}
      and (r.left_id = any (${[...entityIds]}::uuid[]) or r.right_id = any (${[...entityIds]}::uuid[]))
    order by r.decided_at desc, r.compartment_id, r.from_seq desc, r.ordinal desc`.execute(tx.db);
  return found.rows;
}

/** Names in documents that were joined to these entities, by document; those of documents set aside are left out. */
export async function joinedNames(
  tx: ScopedTransaction,
  cut: Cut,
  entityIds: readonly string[],
): Promise<NameJoinedRow[]> {
  if (entityIds.length === 0) return [];
  const found = await sql<NameJoinedRow>`
    select n.*, coalesce(jsonb_array_length(m.at), 0) as mentions, coalesce((m.at ->> 0)::int, 0) as first_start
    from name_joined n
    join document_state s on s.case_id = n.case_id and s.compartment_id = n.compartment_id and s.document_id = n.document_id
      and s.to_seq is null and s.state <> 'set aside'
    left join reading g on g.case_id = n.case_id and g.compartment_id = n.compartment_id and g.reading_id = n.reading_id
    left join lateral (
      select jsonb_agg(e.value -> 'start') as at from jsonb_array_elements(g.mentions) e
      where e.value ->> 'entity' = n.name and e.value ->> 'type' = n.type) m on true
    where n.case_id = ${tx.scope.caseId} and n.entity_id = any (${[...entityIds]}::uuid[]) and ${stood('n', cut)}
    order by n.name, n.compartment_id, n.document_id, n.joined_id
    limit 5000`.execute(tx.db);
  return found.rows;
}

/** What is said of these entities besides their names; what rests on a document set aside is left out. */
export async function entityFacts(
  tx: ScopedTransaction,
  cut: Cut,
  entityIds: readonly string[],
): Promise<EntityFactRow[]> {
  if (entityIds.length === 0) return [];
  const found = await sql<EntityFactRow>`
    select f.* from entity_fact f
    left join document_state s on s.case_id = f.case_id and s.compartment_id = f.compartment_id and s.document_id = f.document_id and s.to_seq is null
    where f.case_id = ${tx.scope.caseId} and f.entity_id = any (${[...entityIds]}::uuid[]) and ${stood('f', cut)}
      and (f.document_id is null or s.state <> 'set aside')
    order by f.property, f.value, f.compartment_id, f.fact_id`.execute(tx.db);
  return found.rows;
}
