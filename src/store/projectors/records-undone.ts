import { sql } from 'kysely';
import { recordId } from '../draft-entry.ts';
import { indexDocuments } from '../index-documents.ts';
import { insertRows } from '../insert-rows.ts';
import { standing, type Fold } from './fold.ts';

/** Takes back all that one import made, and lets what it had ended stand again, as copies: what ended stays ended then. */
export async function undoRecords(fold: Fold, ordinal: number, importId: string): Promise<void> {
  const { caseId, compartmentId } = fold.key;
  const here = sql`case_id = ${caseId} and compartment_id = ${compartmentId}`;
  const of = sql`${here} and import_id = ${importId}`;
  const close = (table: string, which: ReturnType<typeof sql>) =>
    sql`update ${sql.table(table)} set to_seq = ${fold.seq} where ${here} and to_seq is null and ${which}`.execute(
      fold.db,
    );
  const ended = await endedBy(fold, importId);
  await close('link', sql`link_id in (select unnest(link_ids) from record_row where ${of} and to_seq is null)`);
  await close(
    'entity_fact',
    sql`(fact_id in (select unnest(fact_ids) from record_row where ${of} and to_seq is null)
      or (document_id is not null and from_seq in (select from_seq from record_batch where ${of}) and entity_id in (select entity_id from record_entity where ${of} and is_made)))`,
  );
  await close('claim', sql`claim_id in (select claim_id from record_row where ${of} and to_seq is null)`);
  await close(
    'entity',
    sql`entity_id in (select entity_id from record_entity where ${of} and is_made and to_seq is null)`,
  );
  for (const table of ['record_row', 'record_entity', 'record_batch', 'record_import'] as const)
    await close(table, sql`import_id = ${importId}`);
  await standAgain(fold, ordinal, ended);
  const documents = await fold.db
    .selectFrom('record_import')
    .select('document_id')
    .where('case_id', '=', caseId)
    .where('compartment_id', '=', compartmentId)
    .where('import_id', '=', importId)
    .execute();
  await indexDocuments(
    fold,
    documents.map((row) => row.document_id),
  );
}

type Row = Record<string, unknown> & { readonly link_ids: readonly string[]; readonly fact_ids: readonly string[] };

async function endedBy(fold: Fold, importId: string): Promise<Row[]> {
  const { caseId, compartmentId } = fold.key;
  const found = await sql<Row>`
    select * from record_row where case_id = ${caseId} and compartment_id = ${compartmentId}
      and to_seq in (select from_seq from record_batch where case_id = ${caseId} and compartment_id = ${compartmentId} and import_id = ${importId})
      and series_id in (select series_id from record_import where case_id = ${caseId} and compartment_id = ${compartmentId} and import_id = ${importId})
    order by key, row_id`.execute(fold.db);
  return found.rows;
}

async function standAgain(fold: Fold, ordinal: number, rows: readonly Row[]): Promise<void> {
  let n = 0;
  const nextId = () => recordId(fold.nonce, ordinal, ++n);
  const links = await rowsBy(
    fold,
    'link',
    'link_id',
    rows.flatMap((row) => row.link_ids),
  );
  const facts = await rowsBy(
    fold,
    'entity_fact',
    'fact_id',
    rows.flatMap((row) => row.fact_ids),
  );
  const newLinks: Record<string, unknown>[] = [];
  const newFacts: Record<string, unknown>[] = [];
  const newRows = rows.map((row) => {
    const linkIds = row.link_ids.flatMap((id) => {
      const link = links.get(id);
      if (link === undefined) return [];
      const own = nextId();
      newLinks.push({ ...link, ...standing(fold), link_id: own, origin_seq: fold.seq, origin_ordinal: ordinal });
      return [own];
    });
    const factIds = row.fact_ids.flatMap((id) => {
      const fact = facts.get(id);
      if (fact === undefined) return [];
      const own = nextId();
      newFacts.push({ ...fact, ...standing(fold), fact_id: own });
      return [own];
    });
    return { ...row, ...standing(fold), row_id: nextId(), link_ids: linkIds, fact_ids: factIds };
  });
  for (const [table, made] of [
    ['link', newLinks],
    ['entity_fact', newFacts],
    ['record_row', newRows],
  ] as const)
    for (let i = 0; i < made.length; i += 2000) await insertRows(fold.db, table, made.slice(i, i + 2000));
}

async function rowsBy(
  fold: Fold,
  table: 'link' | 'entity_fact',
  column: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Record<string, unknown>>> {
  const { caseId, compartmentId } = fold.key;
  const found = await sql<Record<string, unknown>>`
    select * from ${sql.table(table)} where case_id = ${caseId} and compartment_id = ${compartmentId}
      and ${sql.ref(column)} = any (${[...ids]}::uuid[])`.execute(fold.db);
  return new Map(found.rows.map((row) => [String(row[column]), row]));
}
