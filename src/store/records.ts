import { sql, type Selectable } from 'kysely';
import { mainCompartmentOf } from '#domain/case-file';
import type { EntityProperty } from '#domain/entity-property';
import { stood, type Cut } from './cut.ts';
import type { Database } from './schema.ts';
import type { ScopedTransaction } from './scope.ts';

export type MappingRow = Selectable<Database['record_mapping']>;

/** An import with how far it has come; `followed_by` is the standing one of a newer version. */
export type ImportRow = Selectable<Database['record_import']> & {
  readonly title: string;
  readonly up_to: number;
  readonly is_done: boolean;
  readonly followed_by: string | null;
};

/** Saved mappings that stood at the cut, newest first. */
export const mappings = (tx: ScopedTransaction, cut: Cut): Promise<MappingRow[]> =>
  tx.db
    .selectFrom('record_mapping')
    .selectAll()
    .where('case_id', '=', tx.scope.caseId)
    .where(stood('record_mapping', cut))
    .orderBy('decided_at', 'desc')
    .orderBy('mapping_id')
    .limit(500)
    .execute();

/** Tables whose rows were taken and stood at the cut, newest first; those of documents set aside are left out. */
export async function imports(
  tx: ScopedTransaction,
  cut: Cut,
  filter: { readonly importId?: string; readonly compartmentId?: string } = {},
): Promise<ImportRow[]> {
  const one = filter.importId === undefined ? sql`` : sql`and i.import_id = ${filter.importId}`;
  const inOne = filter.compartmentId === undefined ? sql`` : sql`and i.compartment_id = ${filter.compartmentId}`;
  const found = await sql<ImportRow>`
    select i.*, coalesce(d.title, s.title, d.name) as title, coalesce(b.up_to, 0) as up_to, coalesce(b.is_done, false) as is_done,
      (select f.import_id from record_import f where f.case_id = i.case_id and f.compartment_id = i.compartment_id
        and f.follows = i.import_id and ${stood('f', cut)} limit 1) as followed_by
    from record_import i
    join document d on d.case_id = i.case_id and d.compartment_id = i.compartment_id and d.document_id = i.document_id
    join document_state s on s.case_id = i.case_id and s.compartment_id = i.compartment_id and s.document_id = i.document_id
      and s.to_seq is null and s.state <> 'set aside'
    left join lateral (
      select max(b.up_to) as up_to, bool_or(b.is_last) as is_done from record_batch b
      where b.case_id = i.case_id and b.compartment_id = i.compartment_id and b.import_id = i.import_id and ${stood('b', cut)}) b on true
    where i.case_id = ${tx.scope.caseId} and ${stood('i', cut)} ${one} ${inOne}
    order by i.decided_at desc, i.from_seq desc, i.import_id limit 1000`.execute(tx.db);
  return found.rows;
}

/** Rows of a series that stand and were not taken by this import: what a newer version is held against. */
export async function standingRows(
  tx: ScopedTransaction,
  compartmentId: string,
  seriesId: string,
  exceptImportId: string | null,
): Promise<{ key: string; says: string }[]> {
  const found = await sql<{ key: string; says: string }>`
    select key, says from record_row where case_id = ${tx.scope.caseId} and compartment_id = ${compartmentId}
      and series_id = ${seriesId} and to_seq is null and import_id is distinct from ${exceptImportId}::uuid`.execute(
    tx.db,
  );
  return found.rows;
}

/** Entities of a series by the keys under which its rows name them, with what they are called. */
export async function entitiesOfSeries(
  tx: ScopedTransaction,
  compartmentId: string,
  seriesId: string,
  keys: readonly string[],
): Promise<ReadonlyMap<string, { readonly entityId: string; readonly name: string }>> {
  const found = await sql<{ key: string; entity_id: string; name: string }>`
    select r.key, r.entity_id, e.name from record_entity r
    join entity e on e.case_id = r.case_id and e.entity_id = r.entity_id and e.to_seq is null
    where r.case_id = ${tx.scope.caseId} and r.compartment_id = ${compartmentId} and r.series_id = ${seriesId}
      and r.key = any (${[...keys]}::text[]) and r.to_seq is null
    order by r.from_seq, r.entity_id`.execute(tx.db);
  return new Map(found.rows.map((row) => [row.key, { entityId: row.entity_id, name: row.name }]));
}

export type Identifier = { readonly property: EntityProperty; readonly value: string };

/**
 * Whom the case knows by these identifiers, in `main` and in one compartment: one entity for an identifier, none where
 * several have it. Those whom this series made are not among them.
 */
export async function entitiesKnownBy(
  tx: ScopedTransaction,
  compartmentId: string,
  seriesId: string | null,
  identifiers: readonly Identifier[],
): Promise<ReadonlyMap<string, { readonly entityId: string; readonly name: string }>> {
  if (identifiers.length === 0) return new Map();
  const places = [compartmentId, mainCompartmentOf(tx.scope.caseId)];
  const found = await sql<{ property: string; value: string; entity_id: string; name: string }>`
    select w.property, w.value, (array_agg(e.entity_id))[1] as entity_id, (array_agg(e.name))[1] as name
    from (select distinct * from unnest(${identifiers.map((one) => one.property)}::text[], ${identifiers.map((one) => one.value)}::text[]) as u (property, value)) w
    join entity_fact f on f.case_id = ${tx.scope.caseId} and f.compartment_id = any (${places}::uuid[]) and f.to_seq is null
      and f.property = w.property and lower(f.value) = lower(w.value)
    join entity e on e.case_id = f.case_id and e.entity_id = f.entity_id and e.to_seq is null and e.compartment_id = any (${places}::uuid[])
    where not exists (select from record_entity r where r.case_id = f.case_id and r.compartment_id = ${compartmentId}
      and r.series_id = ${seriesId}::uuid and r.entity_id = e.entity_id and r.is_made)
      and (f.document_id is null or exists (select from document_state s where s.case_id = f.case_id and s.compartment_id = f.compartment_id
        and s.document_id = f.document_id and s.to_seq is null and s.state <> 'set aside'))
    group by w.property, w.value having count(distinct e.entity_id) = 1`.execute(tx.db);
  return new Map(
    found.rows.map((row) => [`${row.property} ${row.value}`, { entityId: row.entity_id, name: row.name }]),
  );
}
