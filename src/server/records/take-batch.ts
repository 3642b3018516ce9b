import type { ActorRef } from '#domain/entry';
import type { RecordMapping } from '#domain/record-mapping';
import type { RecordEntity, RecordRow } from '#domain/taken-records';
import { identifiersOf } from '#engines/records/identifiers-of';
import { compareRows, type StandingRow } from '#engines/records/compare-rows';
import type { TakenRow } from '#engines/records/taken-row';
import { recordId, type DraftEntry } from '#store/draft-entry';
import { entitiesKnownBy, entitiesOfSeries, standingRows } from '#store/records';
import type { ScopedTransaction } from '#store/scope';
import { outcomesOf, type DocumentTable } from './document-table.ts';
import { rowDigest } from './row-digest.ts';
import { keepRows, rowsAfter } from './rows-under-way.ts';
import { takeTurns } from './take-turns.ts';

/** Rows taken in one entry, and rows that one item of it holds. */
const rowsPerEntry = 5000;
const rowsPerItem = 500;

type Of = {
  readonly importId: string;
  readonly seriesId: string;
  readonly mapping: RecordMapping;
  /** Rows gone through before, of all that there are. */
  readonly done: number;
  readonly total: number;
};

type Known = { readonly entityId: string; readonly name: string };

/** Adds the next rows of a table to an entry: what they make, and what of the version before they end. */
export async function takeBatch(
  tx: ScopedTransaction,
  draft: DraftEntry,
  actor: ActorRef,
  table: DocumentTable,
  { importId, seriesId, mapping, done, total }: Of,
): Promise<void> {
  const compartmentId = table.document.compartment_id;
  const before = await standingRows(tx, compartmentId, seriesId, importId);
  const { rows, ended, upTo } =
    before.length === 0
      ? await nextRows(importId, table, mapping, done, total)
      : await nextChanges(before, table, mapping, done, total);
  const isLast = upTo >= total;
  const who = await whoIsKnown(tx, compartmentId, seriesId, mapping, rows);
  const { documentId, renditionId } = { documentId: table.document.document_id, renditionId: table.renditionId };
  for (let from = 0; from === 0 || from < rows.length; from += rowsPerItem) {
    const some = rows.slice(from, from + rowsPerItem);
    const isEnd = from + rowsPerItem >= rows.length;
    const part = partOf(some, who, draft);
    draft.add(actor, {
      kind: 'records.taken',
      documentId,
      renditionId,
      importId,
      seriesId,
      stance: mapping.stance,
      ...part,
      ended: from === 0 ? ended : [],
      upTo,
      isLast: isLast && isEnd,
    });
  }
}

type Step = { readonly rows: TakenRow[]; readonly ended: string[]; readonly upTo: number };

/** The next rows of a table that no version went before: each of them is new. */
async function nextRows(
  importId: string,
  table: DocumentTable,
  mapping: RecordMapping,
  done: number,
  total: number,
): Promise<Step> {
  const upTo = Math.min(done + rowsPerEntry, total);
  const under = await rowsAfter(importId, table, mapping, done);
  const turn = takeTurns();
  const rows: TakenRow[] = [];
  for (let at = done; at < upTo; at++) {
    const outcome = under.next();
    if (outcome?.kind === 'taken') rows.push(outcome.row);
    await turn();
  }
  if (upTo < total) keepRows(importId, under, upTo);
  return { rows, ended: [], upTo };
}

/** The next changes against the version before; rows that say the same take no room in an entry. */
async function nextChanges(
  before: readonly StandingRow[],
  table: DocumentTable,
  mapping: RecordMapping,
  done: number,
  total: number,
): Promise<Step> {
  const comparison = compareRows(before);
  const turn = takeTurns();
  const rows: TakenRow[] = [];
  const ended: string[] = [];
  let at = 0;
  for (const outcome of outcomesOf(table, mapping)) {
    if (rows.length >= rowsPerEntry) return { rows, ended, upTo: at };
    await turn();
    at += 1;
    if (outcome.kind === 'refused') continue;
    const key = rowDigest(outcome.row.key);
    const change = comparison.of({ key, says: rowDigest(outcome.row.says) });
    // Rows of the steps before are looked at again only to tell which of the version before are gone.
    if (at <= done || change === 'same') continue;
    rows.push(outcome.row);
    if (change === 'changed') ended.push(key);
  }
  // What is gone is known once every key was seen; it ends with the last rows.
  return { rows, ended: [...ended, ...comparison.gone()], upTo: total };
}

type Who = {
  /** Under which key which entity is meant; those made on the way are added. */
  readonly entities: Map<string, Known>;
  /** Keys whose entity the case knew; said once. */
  readonly toSay: Set<string>;
};

async function whoIsKnown(
  tx: ScopedTransaction,
  compartmentId: string,
  seriesId: string,
  mapping: RecordMapping,
  rows: readonly TakenRow[],
): Promise<Who> {
  const named = new Map<string, RecordEntity>();
  for (const row of rows) for (const entity of row.entities) named.set(rowDigest(entity.key), entity);
  const entities = new Map(await entitiesOfSeries(tx, compartmentId, seriesId, [...named.keys()]));
  const toSay = new Set<string>();
  const unknown = [...named].filter(([key]) => !entities.has(key));
  const identifiers = mapping.joins ? unknown.flatMap(([, entity]) => identifiersOf(entity)) : [];
  const known = await entitiesKnownBy(tx, compartmentId, seriesId, identifiers);
  for (const [key, entity] of unknown) {
    const found = new Map(
      identifiersOf(entity).flatMap(({ property, value }) => {
        const one = known.get(`${property} ${value}`);
        return one === undefined ? [] : [[one.entityId, one] as const];
      }),
    );
    // Two identifiers that lead to two of them lead to neither.
    if (found.size !== 1) continue;
    entities.set(key, [...found.values()][0]!);
    toSay.add(key);
  }
  return { entities, toSay };
}

/** Some rows as one item has them, with the entities that they are the first to name. */
function partOf(rows: readonly TakenRow[], { entities, toSay }: Who, draft: DraftEntry) {
  const ordinal = draft.items.length;
  const made: RecordEntity[] = [];
  const known: { key: string; entityId: string }[] = [];
  const taken: RecordRow[] = rows.map((row) => {
    const facts: RecordRow['facts'][number][] = [];
    const ids = row.entities.map((entity) => {
      const key = rowDigest(entity.key);
      const isOfRow = entity.key.startsWith('row:');
      const found = entities.get(key);
      if (found !== undefined) {
        if (toSay.delete(key)) known.push({ key, entityId: found.entityId });
        if (isOfRow) facts.push(...ofRow(entity, found, row));
        return found.entityId;
      }
      const entityId = recordId(draft.nonce, ordinal, made.length + 1);
      // What a row says of its own person ends with the row; an address ends with the person.
      made.push({ key, schema: entity.schema, name: entity.name, facts: isOfRow ? [] : entity.facts });
      if (isOfRow) facts.push(...entity.facts.map((fact) => ({ ...fact, entityId })));
      entities.set(key, { entityId, name: entity.name });
      return entityId;
    });
    return {
      line: row.line,
      key: rowDigest(row.key),
      says: rowDigest(row.says),
      cells: row.cells,
      links: row.links.map((link) => ({ ...link, from: ids[link.from]!, to: ids[link.to]! })),
      facts,
    };
  });
  return { entities: made, known, rows: taken };
}

/** What a row says of somebody known; another name is one that they go by. */
function ofRow(entity: RecordEntity, { entityId, name }: Known, row: TakenRow): RecordRow['facts'][number][] {
  const facts = entity.facts.map((fact) => ({ ...fact, entityId }));
  if (entity.name === name) return facts;
  return [...facts, { entityId, property: 'alias', value: entity.name, span: row.cells[0]! }];
}
