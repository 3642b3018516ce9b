import { mainCompartmentOf } from '#domain/case-file';
import { documentById } from '#store/document';
import { imports, mappings } from '#store/records';
import { beginRecords } from '../commands/begin-records.ts';
import { goOnRecords } from '../commands/go-on-records.ts';
import { saveMapping } from '../commands/save-mapping.ts';
import { inCase, type Handlers } from '../handler.ts';
import { noteWhat } from '../note-what.ts';
import { review } from '../policies/review.ts';
import { presentImport, presentSavedMapping } from '../presenters/present-records.ts';
import { readAt } from '../reads/at.ts';
import { recordPreview, tableView } from '../reads/table-view.ts';
import { notFound } from '../refusals.ts';

export const recordHandlers = {
  readTable: inCase(async ({ params, query }, scope, exchange) => {
    const asked = { documentId: params.documentId, sheet: query.sheet ?? null };
    const { view, compartmentId } = await tableView(scope, exchange.context, asked);
    noteWhat(exchange, scope, 'columns of a table', [{ compartmentId, subjectId: view.documentId }]);
    return view;
  }),
  previewRecords: inCase(async ({ params, body }, scope, exchange) => {
    const { preview, compartmentId } = await recordPreview(scope, exchange.context, { ...params, ...body });
    noteWhat(exchange, scope, 'rows of a table', [{ compartmentId, subjectId: params.documentId }]);
    return preview;
  }),
  listMappings: inCase(async ({ query }, scope, { context }) => ({
    mappings: (await readAt(scope, context, query.asOf, mappings)).map(presentSavedMapping),
  })),
  saveMapping: inCase(async ({ body }, scope, { context }) => {
    const auth = review(scope, body.compartmentId ?? mainCompartmentOf(scope.caseId));
    const { ref, row } = await saveMapping(auth, context, body);
    return { entry: ref, mapping: presentSavedMapping(row) };
  }),
  beginRecords: inCase(async ({ params, body }, scope, { context }) => {
    const document = await readAt(scope, context, undefined, (tx) => documentById(tx, null, params.documentId));
    if (document === undefined) throw notFound();
    const auth = review(scope, document.compartment_id);
    const { ref, row } = await beginRecords(auth, context, { ...params, ...body });
    return { entry: ref, import: presentImport(row) };
  }),
  goOnRecords: inCase(async ({ params, body }, scope, { context }) => {
    const [known] = await readAt(scope, context, undefined, (tx) => imports(tx, null, params));
    if (known === undefined) throw notFound();
    const row = await goOnRecords(review(scope, known.compartment_id), context, { ...params, ...body });
    return { import: presentImport(row) };
  }),
  listRecordImports: inCase(async ({ query }, scope, exchange) => {
    const rows = await readAt(scope, exchange.context, query.asOf, (tx, cut) => imports(tx, cut));
    const seen = rows.map((row) => ({ compartmentId: row.compartment_id, subjectId: row.document_id }));
    noteWhat(exchange, scope, 'tables whose rows were taken', seen, 'whole case');
    return { imports: rows.map(presentImport) };
  }),
} satisfies Partial<Handlers>;
