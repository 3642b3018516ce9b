import { Failure } from '#domain/failure';
import type { RecordMapping } from '#domain/record-mapping';
import { placesOf } from '#engines/records/mapping-questions';
import { openTable, type OpenTable } from '#engines/records/open-table';
import { surveyColumns, type TableSurvey } from '#engines/records/survey-columns';
import { rowTaker } from '#engines/records/take-rows';
import type { RowOutcome } from '#engines/records/taken-row';
import { documentById, renditionById, type DocumentRow } from '#store/document';
import type { ScopedTransaction } from '#store/scope';
import { textsOf } from '#store/text';
import { notFound } from '../refusals.ts';

/** The table that a document's newest text holds. */
export type DocumentTable = {
  readonly document: DocumentRow;
  readonly renditionId: string;
  readonly table: OpenTable;
};

const noTable = () =>
  new Failure(
    'LL-RECORDS-NO-TABLE',
    'This document holds no table whose rows can be taken.',
    'Rows are taken from CSV, XLSX and JSON Lines; save it as one of these and add that.',
  );

export async function documentTable(
  tx: ScopedTransaction,
  documentId: string,
  sheet: string | null,
): Promise<DocumentTable> {
  const document = await documentById(tx, null, documentId);
  if (document === undefined) throw notFound();
  if (document.state !== 'read' || document.rendition_id === null) throw noTable();
  return tableOf(tx, document, document.rendition_id, sheet);
}

/** The same of one rendition, which never changes. */
export async function tableOf(
  tx: ScopedTransaction,
  document: DocumentRow,
  renditionId: string,
  sheet: string | null,
): Promise<DocumentTable> {
  const rendition = await renditionById(tx, null, renditionId);
  if (rendition === undefined) throw notFound();
  const place = { caseId: tx.scope.caseId, compartmentId: rendition.compartment_id };
  const texts = await textsOf(tx.db, place, [rendition.sha256]);
  const text = texts.get(rendition.sha256.toString('hex'));
  const table = text === undefined ? null : openTable(text, rendition.media_type, rendition.map, sheet);
  if (table === null) throw noTable();
  return { document, renditionId, table };
}

export const surveyOf = ({ table }: DocumentTable): TableSurvey => surveyColumns(table.headers, table.rows());

/** Every row below the headers, taken or refused. */
export function* outcomesOf({ table }: DocumentTable, mapping: RecordMapping): Generator<RowOutcome> {
  const take = rowTaker(mapping, table.headers, table.sheet.quoted);
  for (const row of table.rows()) yield take(row);
}

/** Whether each column that a mapping uses is in this table. */
export const fitsTable = (mapping: RecordMapping, { table }: DocumentTable): boolean => {
  const places = placesOf(mapping, table.headers);
  return mapping.columns.every((use, at) => use.part === 'left out' || places[at]! >= 0);
};
