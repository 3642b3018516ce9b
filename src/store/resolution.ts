import { sql, type Selectable } from 'kysely';
import type { ResolutionDecision } from '#domain/resolution';
import { stood, type Cut } from './cut.ts';
import type { Database } from './schema.ts';
import type { ScopedTransaction } from './scope.ts';

export type ResolutionRow = Omit<Selectable<Database['resolution']>, 'decision'> & { decision: ResolutionDecision };
export type NameJoinedRow = Selectable<Database['name_joined']> & {
  readonly title: string;
  readonly date: string | null;
  readonly mentions: number;
  /** Where the name first stands; null where its reading is gone. */
  readonly first_start: number | null;
  readonly first_end: number | null;
};
export type EntityFactRow = Selectable<Database['entity_fact']> & {
  readonly title: string | null;
  /** A row of a table says it: it stands and goes with its table. */
  readonly of_row: boolean;
};

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
    order by r.decided_at desc, r.from_seq desc, r.ordinal desc, r.compartment_id`.execute(tx.db);
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
    select n.*, coalesce(d.title, s.title, d.name) as title, coalesce(d.date, s.date) as date,
      coalesce(m.mentions, 0) as mentions, m.place[1] as first_start, m.place[2] as first_end
    from name_joined n
    join document d on d.case_id = n.case_id and d.compartment_id = n.compartment_id and d.document_id = n.document_id
    join document_state s on s.case_id = n.case_id and s.compartment_id = n.compartment_id and s.document_id = n.document_id
      and s.to_seq is null and s.state <> 'set aside'
    left join reading g on g.case_id = n.case_id and g.compartment_id = n.compartment_id and g.reading_id = n.reading_id
    left join lateral (
      select count(*)::int as mentions, min(array[(e.value ->> 'start')::int, (e.value ->> 'end')::int]) as place
      from jsonb_array_elements(g.mentions) e
      where e.value ->> 'entity' = n.name and e.value ->> 'type' = n.type) m on true
    where n.case_id = ${tx.scope.caseId} and n.entity_id = any (${[...entityIds]}::uuid[]) and ${stood('n', cut)}
    order by n.name, n.decided_at, n.from_seq, n.ordinal, n.compartment_id
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
    select f.*, coalesce(d.title, s.title, d.name) as title,
      exists (select from record_import i where i.case_id = f.case_id and i.compartment_id = f.compartment_id and i.document_id = f.document_id)
        and not exists (select from log_item l where l.case_id = f.case_id and l.compartment_id = f.compartment_id and l.seq = f.from_seq
          and l.ordinal = f.ordinal and l.kind = 'entity.described') as of_row
    from entity_fact f
    left join document d on d.case_id = f.case_id and d.compartment_id = f.compartment_id and d.document_id = f.document_id
    left join document_state s on s.case_id = f.case_id and s.compartment_id = f.compartment_id and s.document_id = f.document_id and s.to_seq is null
    where f.case_id = ${tx.scope.caseId} and f.entity_id = any (${[...entityIds]}::uuid[]) and ${stood('f', cut)}
      and (f.document_id is null or s.state <> 'set aside')
    order by f.property, f.value, f.decided_at, f.from_seq, f.ordinal, f.compartment_id`.execute(tx.db);
  return found.rows;
}

/** Entities that go by one of these: called so, also in translation, by alias or identifier, or by a name in a document. */
export async function entitiesNamed(
  tx: ScopedTransaction,
  names: readonly string[],
): Promise<{ readonly name: string; readonly entity_id: string }[]> {
  if (names.length === 0) return [];
  const found = await sql<{ name: string; entity_id: string }>`
    select w.name, e.entity_id from unnest(${[...names]}::text[]) as w (name)
    join entity e on e.case_id = ${tx.scope.caseId} and e.name = w.name and e.to_seq is null
    union select w.name, e.entity_id from unnest(${[...names]}::text[]) as w (name)
    join entity e on e.case_id = ${tx.scope.caseId} and e.translation = w.name and e.to_seq is null
    union select w.name, f.entity_id from unnest(${[...names]}::text[]) as w (name)
    join entity_fact f on f.case_id = ${tx.scope.caseId} and f.value = w.name and f.to_seq is null
    union select w.name, j.entity_id from unnest(${[...names]}::text[]) as w (name)
    join name_joined j on j.case_id = ${tx.scope.caseId} and j.name = w.name and j.to_seq is null
    join document_state s on s.case_id = j.case_id and s.compartment_id = j.compartment_id and s.document_id = j.document_id
      and s.to_seq is null and s.state <> 'set aside'
    order by 1, 2`.execute(tx.db);
  return found.rows;
}

/** Links at these entities: one row an end. */
export type LinkEnd = {
  readonly entity_id: string;
  readonly other_id: string;
  readonly link_id: string;
  readonly claim_ids: readonly string[];
};

export async function linkEnds(tx: ScopedTransaction, cut: Cut, entityIds: readonly string[]): Promise<LinkEnd[]> {
  if (entityIds.length === 0) return [];
  const ids = sql`${[...entityIds]}::uuid[]`;
  const found = await sql<LinkEnd>`
    select l.from_id as entity_id, l.to_id as other_id, l.link_id, l.claim_ids from link l
    where l.case_id = ${tx.scope.caseId} and l.from_id = any (${ids}) and ${stood('l', cut)}
    union all
    select l.to_id, l.from_id, l.link_id, l.claim_ids from link l
    where l.case_id = ${tx.scope.caseId} and l.to_id = any (${ids}) and ${stood('l', cut)}
    order by 1, 3, 2`.execute(tx.db);
  return found.rows;
}

/** An entity with how much hangs on it: links, claims they rest on, and mentions joined to it. */
export type WeightyEntity = {
  readonly entity_id: string;
  readonly name: string;
  readonly weight: number;
  readonly from_seq: number;
};

/** Entities on which something hangs, the most first and the older of two alike; `after` goes on from a place in that order. */
export async function weightyEntities(
  tx: ScopedTransaction,
  of: {
    readonly after?:
      | { readonly weight: number; readonly name: string; readonly seq: number; readonly entityId: string }
      | undefined;
    readonly limit: number;
  },
): Promise<WeightyEntity[]> {
  const { after } = of;
  const rest =
    after === undefined
      ? sql`true`
      : sql`(-w.weight, e.name collate "C", e.from_seq, e.entity_id) > (${-after.weight}, ${after.name}, ${after.seq}, ${after.entityId}::uuid)`;
  const found = await sql<WeightyEntity>`
    select e.entity_id, e.name, w.weight, e.from_seq from (
      select t.entity_id, sum(t.weight)::int as weight from (
        select e.entity_id, 0 as weight from entity e where e.case_id = ${tx.scope.caseId} and e.to_seq is null
        union all select l.from_id, 1 + cardinality(l.claim_ids) from link l where l.case_id = ${tx.scope.caseId} and l.to_seq is null
        union all select l.to_id, 1 + cardinality(l.claim_ids) from link l where l.case_id = ${tx.scope.caseId} and l.to_seq is null
        union all select j.entity_id, g.mentions from name_joined j
          join document_state s on s.case_id = j.case_id and s.compartment_id = j.compartment_id and s.document_id = j.document_id
            and s.to_seq is null and s.state <> 'set aside'
          join name_group g on g.case_id = j.case_id and g.compartment_id = j.compartment_id and g.reading_id = j.reading_id
            and g.name = j.name and g.type = j.type
          where j.case_id = ${tx.scope.caseId} and j.to_seq is null) t
      group by t.entity_id) w
    join entity e on e.case_id = ${tx.scope.caseId} and e.entity_id = w.entity_id and e.to_seq is null
    where ${rest}
    order by -w.weight, e.name collate "C", e.from_seq, e.entity_id limit ${of.limit}`.execute(tx.db);
  return found.rows;
}

/** The newest standing decision on two entities in one compartment. */
export async function newestResolution(
  tx: ScopedTransaction,
  compartmentId: string,
  left: string,
  right: string,
): Promise<ResolutionRow | undefined> {
  const found = await sql<ResolutionRow>`
    select r.* from resolution r
    where r.case_id = ${tx.scope.caseId} and r.compartment_id = ${compartmentId} and r.left_id = ${left} and r.right_id = ${right} and r.to_seq is null
    order by r.from_seq desc, r.ordinal desc limit 1`.execute(tx.db);
  return found.rows[0];
}
