import { sql } from 'kysely';
import { shareIndexes } from './index-lock.ts';
import { insertTies } from './name-ties.ts';
import type { ScopedTransaction } from './scope.ts';

/*
 * By which keys a name may be found. The index is made of readings and entities and is no record of anything: it goes
 * on from where it stood, under the version of the engine that makes the keys, one compartment at a time.
 */

/** `value` stands for an identifier, an address of mail or a telephone number. */
export const indexedTypes = ['person', 'organisation', 'role', 'value'] as const;
export type IndexedType = (typeof indexedTypes)[number];

export type Indexed = { readonly type: IndexedType; readonly name: string };
export type KeysOf = (of: Indexed) => readonly string[];

/** How far a compartment's index goes: entries of its ledger that are in it, and how many there are. */
export type IndexState = { readonly seq: number; readonly head: number };

const readingsAtOnce = 400;
const entriesAtOnce = 4000;
const longestName = 300;

/** Where one step ends: after so many readings, or so many entries, or at the head. */
async function endOfStep(tx: ScopedTransaction, compartmentId: string, from: number, head: number): Promise<number> {
  const found = await sql<{ from_seq: number }>`
    select g.from_seq from reading g
    where g.case_id = ${tx.scope.caseId} and g.compartment_id = ${compartmentId} and g.from_seq > ${from}
    order by g.from_seq offset ${readingsAtOnce} limit 1`.execute(tx.db);
  return Math.min(head, from + entriesAtOnce, found.rows[0]?.from_seq ?? head);
}

/** The kind of name that entities of a schema bear; null where their names are no names of anyone. */
export const typeOfSchema = (schema: string): IndexedType | null =>
  schema === 'Person' || schema === 'UserAccount'
    ? 'person'
    : ['Organization', 'Company', 'PublicBody', 'LegalEntity'].includes(schema)
      ? 'organisation'
      : null;

/** Brings the index of one compartment one step on; what it holds already is left. */
export async function advanceNameIndex(
  tx: ScopedTransaction,
  compartmentId: string,
  version: string,
  keysOf: KeysOf,
): Promise<IndexState> {
  const key = { case_id: tx.scope.caseId, compartment_id: compartmentId };
  const heads = await sql<{ head: number; seq: number | null }>`
    select h.seq as head, i.seq from ledger_head h
    left join name_index i on i.case_id = h.case_id and i.compartment_id = h.compartment_id and i.version = ${version}
    where h.case_id = ${key.case_id} and h.compartment_id = ${compartmentId} and h.chain = 'ledger'`.execute(tx.db);
  const head = heads.rows[0]?.head ?? 0;
  if ((heads.rows[0]?.seq ?? -1) >= head) return { seq: head, head };
  await shareIndexes(tx.db, compartmentId);
  await sql`insert into name_index (case_id, compartment_id, version, seq)
    values (${key.case_id}, ${compartmentId}, ${version}, 0) on conflict do nothing`.execute(tx.db);
  const held = await sql<{ seq: number }>`
    select seq from name_index where case_id = ${key.case_id} and compartment_id = ${compartmentId} and version = ${version}
    for update`.execute(tx.db);
  const from = held.rows[0]!.seq;
  if (from >= head) return { seq: from, head };
  const to = await endOfStep(tx, compartmentId, from, head);
  const between = sql`x.case_id = ${key.case_id} and x.compartment_id = ${compartmentId} and x.from_seq > ${from} and x.from_seq <= ${to}`;
  await sql`
    insert into name_group (case_id, compartment_id, reading_id, from_seq, document_id, rendition_id, type, name, mentions, first_start, first_end)
    select x.case_id, x.compartment_id, x.reading_id, x.from_seq, x.document_id, x.rendition_id,
      m.value ->> 'type', left(m.value ->> 'entity', ${longestName}), count(*),
      (min(array[(m.value ->> 'start')::int, (m.value ->> 'end')::int]))[1], (min(array[(m.value ->> 'start')::int, (m.value ->> 'end')::int]))[2]
    from reading x cross join lateral jsonb_array_elements(x.mentions) m
    where ${between} and m.value ->> 'type' in ('person', 'organisation', 'role') and m.value ->> 'entity' <> ''
    group by 1, 2, 3, 4, 5, 6, 7, 8
    on conflict do nothing`.execute(tx.db);
  await insertTies(tx, between);
  const found = await sql<Indexed & { schema: string | null; property: string | null }>`
    select distinct x.type, x.name, null::text as schema, null::text as property from name_group x where ${between}
    union select null, left(x.name, ${longestName}), x.schema, null from entity x where ${between}
    union select null, left(x.translation, ${longestName}), x.schema, null from entity x where ${between} and x.translation is not null
    union select null, left(x.value, ${longestName}), e.schema, x.property from entity_fact x
      join entity e on e.case_id = x.case_id and e.entity_id = x.entity_id
      where ${between}`.execute(tx.db);
  const known = new Set<string>();
  const rows = found.rows.flatMap(({ type, name, schema, property }) => {
    const own = indexedAs(type, schema, property);
    if (own === null || known.has(`${own} ${name}`)) return [];
    known.add(`${own} ${name}`);
    return [...new Set(keysOf({ type: own, name }))].map((one) => ({ ...key, version, key: one, type: own, name }));
  });
  for (let i = 0; i < rows.length; i += 5000) await insertKeys(tx, rows.slice(i, i + 5000));
  await sql`update name_index set seq = ${to}
    where case_id = ${key.case_id} and compartment_id = ${compartmentId} and version = ${version}`.execute(tx.db);
  return { seq: to, head };
}

function indexedAs(type: IndexedType | null, schema: string | null, property: string | null): IndexedType | null {
  if (type !== null) return type;
  if (property === null || property === 'alias' || property === 'previousName') return typeOfSchema(schema ?? '');
  return /Number$|^email$|^phone$/.test(property) ? 'value' : null;
}

type KeyRow = Readonly<Record<'case_id' | 'compartment_id' | 'version' | 'key' | 'type' | 'name', string>>;

async function insertKeys(tx: ScopedTransaction, rows: readonly KeyRow[]): Promise<void> {
  const column = (name: keyof KeyRow) => rows.map((row) => row[name]);
  if (rows.length === 0) return;
  await sql`insert into name_key (case_id, compartment_id, version, key, type, name)
    select ${rows[0]!.case_id}::uuid, ${rows[0]!.compartment_id}::uuid, ${rows[0]!.version}, k, t, n
    from unnest(${column('key')}::text[], ${column('type')}::text[], ${column('name')}::text[]) as u (k, t, n)
    on conflict do nothing`.execute(tx.db);
}

/** No more names of one key: a key that so many share says little. */
const namesOfKey = 150;

export type NearName = Indexed & { readonly compartmentId: string; readonly shared: number };

/**
 * Names that share a key with each question, by its place in the list; those that share most keys first. Every key is
 * asked for by index in each compartment, and gives at most 150 names there, in the order of their letters.
 */
export async function nearNames(
  tx: ScopedTransaction,
  version: string,
  questions: readonly (readonly string[])[],
  most: number,
): Promise<ReadonlyMap<number, readonly NearName[]>> {
  const asked = questions.flatMap((keys, i) => [...new Set(keys)].map((key) => ({ i, key })));
  if (asked.length === 0) return new Map();
  const found = await sql<NearName & { i: number }>`
    select f.i, f."compartmentId", f.type, f.name, f.shared from (
      select w.i, k.compartment_id as "compartmentId", k.type, k.name, count(*)::int as shared,
        row_number() over (partition by w.i order by count(*) desc, k.name, k.type, k.compartment_id) as place
      from unnest(${asked.map((one) => one.i)}::int[], ${asked.map((one) => one.key)}::text[]) as w (i, key)
      cross join unnest(${[...tx.scope.compartmentIds]}::uuid[]) as c (id)
      cross join lateral (
        select k.compartment_id, k.type, k.name from name_key k
        where k.case_id = ${tx.scope.caseId} and k.compartment_id = c.id and k.version = ${version} and k.key = w.key
        order by k.type, k.name limit ${namesOfKey}) k
      group by w.i, k.compartment_id, k.type, k.name) f
    where f.place <= ${most}
    order by f.i, f.place`.execute(tx.db);
  const near = new Map<number, NearName[]>();
  for (const { i, ...one } of found.rows) {
    const list = near.get(i);
    if (list) list.push(one);
    else near.set(i, [one]);
  }
  return near;
}

/** A name as it stands unjoined in the documents of one compartment. */
export type LooseName = {
  readonly compartment_id: string;
  readonly type: 'person' | 'organisation' | 'role';
  readonly name: string;
  readonly mentions: number;
  readonly documents: number;
  /** The newest entry of the compartment that this counts. */
  readonly seen: number;
};

/**
 * That a name stands in the newest reading of a document that may be read, and belongs to no entity. "offset 0" keeps
 * the questions out of the join order: each is asked of a row by key, also while the planner's figures are those of an
 * empty table.
 */
const isLoose = sql<boolean>`
  exists (select from document_state s where s.case_id = g.case_id and s.compartment_id = g.compartment_id and s.document_id = g.document_id
    and s.to_seq is null and s.state = 'read' and s.reading_id = g.reading_id offset 0)
  and not exists (select from name_joined j where j.case_id = g.case_id and j.compartment_id = g.compartment_id and j.reading_id = g.reading_id
    and j.name = g.name and j.type = g.type and j.to_seq is null offset 0)`;

/** A document counts once: of its readings only the newest has a part. */
const counted = sql`sum(g.mentions)::int as mentions, count(*)::int as documents, max(g.from_seq) as seen`;

export type LoosePlace = {
  readonly mentions: number;
  readonly name: string;
  readonly compartmentId: string;
  readonly type: string;
};

/** Names that belong to no entity yet, the most mentioned first; `after` goes on from a place in that order. */
export async function looseNames(
  tx: ScopedTransaction,
  of: { readonly after?: LoosePlace | undefined; readonly limit: number },
): Promise<LooseName[]> {
  const { after } = of;
  const rest =
    after === undefined
      ? sql`true`
      : sql`(-sum(g.mentions), g.name, g.compartment_id <> g.case_id, g.compartment_id, g.type)
          > (${-after.mentions}, ${after.name}, ${after.compartmentId !== tx.scope.caseId}, ${after.compartmentId}::uuid, ${after.type})`;
  const found = await sql<LooseName>`
    select g.compartment_id, g.type, g.name, ${counted} from name_group g
    join document_state s on s.case_id = g.case_id and s.compartment_id = g.compartment_id and s.document_id = g.document_id
      and s.to_seq is null and s.state = 'read' and s.reading_id = g.reading_id
    left join name_joined j on j.case_id = g.case_id and j.compartment_id = g.compartment_id and j.reading_id = g.reading_id
      and j.name = g.name and j.type = g.type and j.to_seq is null
    where g.case_id = ${tx.scope.caseId} and g.type in ('person', 'organisation') and j.joined_id is null
    group by g.case_id, g.compartment_id, g.type, g.name
    having ${rest}
    order by -sum(g.mentions), g.name, g.compartment_id <> g.case_id, g.compartment_id, g.type limit ${of.limit}`.execute(
    tx.db,
  );
  return found.rows;
}

/** These names, as far as they belong to no entity yet. */
export async function looseNamesOf(tx: ScopedTransaction, names: readonly string[]): Promise<LooseName[]> {
  if (names.length === 0) return [];
  const found = await sql<LooseName>`
    select f.* from unnest(${[...names]}::text[]) as w (name)
    cross join unnest(${[...tx.scope.compartmentIds]}::uuid[]) as c (id)
    cross join unnest(array['person', 'organisation', 'role']) as t (type)
    cross join lateral (
      select g.compartment_id, g.type, g.name, ${counted} from name_group g
      where g.case_id = ${tx.scope.caseId} and g.compartment_id = c.id and g.type = t.type and g.name = w.name and ${isLoose}
      group by g.compartment_id, g.type, g.name) f
    order by f.name, f.compartment_id, f.type`.execute(tx.db);
  return found.rows;
}

/** A name in one document, with where it first stands. */
export type NamePlace = {
  readonly compartment_id: string;
  readonly document_id: string;
  readonly rendition_id: string;
  readonly reading_id: string;
  readonly type: string;
  readonly name: string;
  readonly mentions: number;
  readonly first_start: number;
  readonly first_end: number;
  readonly title: string;
  readonly from_seq: number;
};

export type WantedName = { readonly compartmentId: string; readonly type: string; readonly name: string };

/** Where these names stand unjoined, oldest reading first; no more than `each` places of one name. */
export async function placesOfNames(
  tx: ScopedTransaction,
  wanted: readonly WantedName[],
  each: number,
): Promise<NamePlace[]> {
  if (wanted.length === 0) return [];
  const found = await sql<NamePlace>`
    select f.*, t.title
    from unnest(${wanted.map((one) => one.compartmentId)}::uuid[], ${wanted.map((one) => one.type)}::text[], ${wanted.map((one) => one.name)}::text[])
      as w (compartment_id, type, name)
    cross join lateral (
      select g.* from name_group g
      where g.case_id = ${tx.scope.caseId} and g.compartment_id = w.compartment_id and g.type = w.type and g.name = w.name and ${isLoose}
      order by g.from_seq, g.first_start, g.reading_id limit ${each}) f
    cross join lateral (
      select coalesce(d.title, s.title, d.name) as title from document d
      join document_state s on s.case_id = d.case_id and s.compartment_id = d.compartment_id and s.document_id = d.document_id and s.to_seq is null
      where d.case_id = f.case_id and d.compartment_id = f.compartment_id and d.document_id = f.document_id offset 0) t
    order by f.from_seq, f.first_start, f.name, f.reading_id`.execute(tx.db);
  return found.rows;
}
