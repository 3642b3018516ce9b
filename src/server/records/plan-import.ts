import { Failure } from '#domain/failure';
import type { RecordCounts, RecordMapping } from '#domain/record-mapping';
import { compareRows } from '#engines/records/compare-rows';
import { identifiersOf } from '#engines/records/identifiers-of';
import { questionsOf, withEvidence, type MappingQuestion } from '#engines/records/mapping-questions';
import type { RefusedRow, TakenRow } from '#engines/records/taken-row';
import { entitiesKnownBy, imports, standingRows, type Identifier, type ImportRow } from '#store/records';
import type { ScopedTransaction } from '#store/scope';
import { conflict, notFound } from '../refusals.ts';
import { outcomesOf, surveyOf, type DocumentTable } from './document-table.ts';
import { rowDigest } from './row-digest.ts';
import { takeTurns } from './take-turns.ts';

/** What taking rows would do, counted before anything is taken. */
export type ImportPlan = {
  readonly mapping: RecordMapping;
  readonly questions: readonly MappingQuestion[];
  readonly counts: RecordCounts;
  readonly entities: number;
  readonly links: number;
  readonly facts: number;
  /** Of the entities, those whom the case knows already by an address or number. */
  readonly known: number;
  readonly first: readonly TakenRow[];
  readonly refused: readonly RefusedRow[];
};

/** The import that a new one goes on from: whole, and not followed yet. */
export async function followedImport(
  tx: ScopedTransaction,
  compartmentId: string,
  importId: string | null,
): Promise<ImportRow | null> {
  if (importId === null) return null;
  const [row] = await imports(tx, null, { importId });
  if (row === undefined || row.compartment_id !== compartmentId) throw notFound();
  if (row.followed_by !== null) throw conflict('A newer version of that table was taken already.');
  if (!row.is_done) throw conflict('Not all rows of that table have been taken yet.');
  return row;
}

/** Refuses a table whose rows stand already, unless these go on from them. */
export async function requireUntaken(
  tx: ScopedTransaction,
  { document, table }: DocumentTable,
  followed: ImportRow | null,
): Promise<void> {
  const standing = await imports(tx, null, { compartmentId: document.compartment_id });
  const same = standing.find(
    (one) =>
      one.document_id === document.document_id &&
      one.mapping.sheet === table.sheet.name &&
      one.followed_by === null &&
      one.import_id !== followed?.import_id,
  );
  if (same !== undefined)
    throw new Failure(
      'LL-RECORDS-TAKEN',
      'Rows of this table stand already.',
      'Take it as a newer version of those, or take those back first.',
    );
}

type Window = { readonly shown: number; readonly refusedFrom: number; readonly refusedMost: number };

/** Goes through the whole table; asks the database for what stands and whom it knows, and changes nothing. */
export async function planImport(
  tx: ScopedTransaction,
  of: DocumentTable,
  asked: RecordMapping,
  followed: ImportRow | null,
  { shown, refusedFrom, refusedMost }: Window,
): Promise<ImportPlan> {
  const survey = surveyOf(of);
  const mapping = withEvidence({ ...asked, sheet: of.table.sheet.name }, survey.columns);
  const questions = questionsOf(mapping, survey.columns);
  const before = followed === null ? [] : await standingRows(tx, of.document.compartment_id, followed.series_id, null);
  const comparison = compareRows(before);
  const counts = { rows: 0, fresh: 0, changed: 0, same: 0, gone: 0, refused: 0 };
  const named = new Map<string, readonly Identifier[]>();
  const first: TakenRow[] = [];
  const refused: RefusedRow[] = [];
  let links = 0;
  let facts = 0;
  const turn = takeTurns();
  for (const outcome of outcomesOf(of, mapping)) {
    await turn();
    counts.rows += 1;
    if (outcome.kind === 'refused') {
      counts.refused += 1;
      if (counts.refused > refusedFrom && refused.length < refusedMost) refused.push(outcome.row);
      continue;
    }
    const { row } = outcome;
    counts[comparison.of({ key: rowDigest(row.key), says: rowDigest(row.says) })] += 1;
    if (first.length < shown) first.push(row);
    links += row.links.length;
    for (const entity of row.entities) {
      if (!named.has(entity.key)) {
        named.set(entity.key, identifiersOf(entity));
        facts += entity.facts.length;
      }
    }
  }
  counts.gone = comparison.gone().length;
  const identifiers = mapping.joins ? [...named.values()].flat() : [];
  const known = await entitiesKnownBy(tx, of.document.compartment_id, followed?.series_id ?? null, identifiers);
  const isKnown = (of: readonly Identifier[]) => of.some((one) => known.has(`${one.property} ${one.value}`));
  return {
    mapping,
    questions,
    counts,
    entities: named.size,
    links,
    facts,
    known: [...named.values()].filter(isKnown).length,
    first,
    refused,
  };
}
