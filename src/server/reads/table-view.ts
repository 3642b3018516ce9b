import type { RecordPreview, TableView } from '#api/schemas/records';
import type { RecordMapping } from '#domain/record-mapping';
import { proposeMapping } from '#engines/records/propose-mapping';
import { imports, mappings } from '#store/records';
import type { InCase } from '../authorised.ts';
import type { ServerDeps } from '../deps.ts';
import { instantOf } from '../presenters/instant.ts';
import { presentMapping, presentTakenRow } from '../presenters/present-records.ts';
import { documentTable, fitsTable, surveyOf } from '../records/document-table.ts';
import { followedImport, planImport } from '../records/plan-import.ts';
import { storeScopeOf } from '../store-scope.ts';

const mostOffered = 20;

type Deps = Pick<ServerDeps, 'store' | 'headerWords'>;

/** A document's table with its columns, what they may be, and what it may go on from. */
export function tableView(
  scope: InCase,
  { store, headerWords }: Deps,
  input: { readonly documentId: string; readonly sheet: string | null },
): Promise<{ view: TableView; compartmentId: string }> {
  return store.read(storeScopeOf(scope), async (tx) => {
    const of = await documentTable(tx, input.documentId, input.sheet);
    const { document, table } = of;
    const survey = surveyOf(of);
    const { mapping, why } = proposeMapping(survey, headerWords, table.sheet.name);
    const compartmentId = document.compartment_id;
    // A mapping names columns of its own compartment's tables, or of main's.
    const near = [compartmentId, scope.caseId];
    const fitting = (await mappings(tx, null)).filter(
      (one) => near.includes(one.compartment_id) && fitsTable(one.mapping, of),
    );
    const before = (await imports(tx, null, { compartmentId })).filter(
      (one) => one.followed_by === null && one.is_done && fitsTable(one.mapping, of),
    );
    const view: TableView = {
      documentId: document.document_id,
      renditionId: of.renditionId,
      sheets: [...table.sheets],
      sheet: table.sheet.name,
      rows: survey.rows,
      columns: survey.columns.map((column, at) => ({
        column: column.column,
        header: column.header,
        nth: column.nth,
        holds: column.holds,
        filled: column.filled,
        values: column.values,
        samples: [...column.samples],
        few: column.few === null ? null : [...column.few],
        why: why[at]!,
      })),
      proposed: presentMapping(mapping),
      fitting: fitting.slice(0, mostOffered).map((one) => ({ mappingId: one.mapping_id, name: one.name })),
      before: before.slice(0, mostOffered).map((one) => ({
        importId: one.import_id,
        documentTitle: one.title,
        takenAt: instantOf(one.decided_at),
        isThis: one.document_id === document.document_id && one.mapping.sheet === table.sheet.name,
      })),
    };
    return { view, compartmentId };
  });
}

const shown = 20;
const refusedMost = 200;

/** What a mapping would make of a document's table. */
export function recordPreview(
  scope: InCase,
  { store }: Pick<ServerDeps, 'store'>,
  input: {
    readonly documentId: string;
    readonly mapping: RecordMapping;
    readonly follows: string | null;
    readonly refusedFrom: number;
  },
): Promise<{ preview: RecordPreview; compartmentId: string }> {
  return store.read(storeScopeOf(scope), async (tx) => {
    const of = await documentTable(tx, input.documentId, input.mapping.sheet);
    const compartmentId = of.document.compartment_id;
    const followed = await followedImport(tx, compartmentId, input.follows);
    const plan = await planImport(tx, of, input.mapping, followed, {
      shown,
      refusedFrom: input.refusedFrom,
      refusedMost,
    });
    const { mapping, questions, counts, entities, known, links, first, refused } = plan;
    const preview: RecordPreview = {
      mapping: presentMapping(mapping),
      questions: questions.map((one) => ({ ...one })),
      counts,
      entities,
      known,
      links,
      rows: first.map(presentTakenRow),
      refused: refused.map(({ line, span, why }) => ({ line, at: [...span] as [number, number], why })),
    };
    return { preview, compartmentId };
  });
}
