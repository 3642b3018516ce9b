import { mainCompartmentOf } from '#domain/case-file';
import { documentById, documentCounts, failuresByReason, type DocumentRow } from '#store/document';
import { isPaused, setPaused } from '#store/reading-pause';
import type { InCase } from '../authorised.ts';
import type { DocumentDecision } from '../commands/decide-on-document.ts';
import { gradeDocument } from '../commands/grade-document.ts';
import { receiveDocument } from '../commands/receive-document.ts';
import { releaseDocument } from '../commands/release-document.ts';
import { retryDocument } from '../commands/retry-document.ts';
import { retryDocuments } from '../commands/retry-documents.ts';
import { setDocumentAside } from '../commands/set-document-aside.ts';
import type { Context } from '../context.ts';
import { inCase, type Handlers } from '../handler.ts';
import { attachmentOf } from '../http/attachment.ts';
import { noteWhat } from '../note-what.ts';
import { addMaterial, mayAdd } from '../policies/add-material.ts';
import { releaseSetAside } from '../policies/release-set-aside.ts';
import { review } from '../policies/review.ts';
import { presentDocument } from '../presenters/present-document.ts';
import { presentNewDocument } from '../presenters/present-new-document.ts';
import { readAt } from '../reads/at.ts';
import { documentBytes } from '../reads/document-bytes.ts';
import { documentList } from '../reads/document-list.ts';
import { documentView } from '../reads/document-view.ts';
import { mentionsView, renditionTextView } from '../reads/rendition-view.ts';
import { notFound } from '../refusals.ts';

async function rowOf(scope: InCase, context: Context, documentId: string): Promise<DocumentRow> {
  const row = await readAt(scope, context, undefined, (tx) => documentById(tx, null, documentId));
  if (row === undefined) throw notFound();
  return row;
}

const presentDecision = ({ ref, document }: DocumentDecision) => ({ entry: ref, document: presentDocument(document) });

async function* nothingAtAll(): AsyncGenerator<Uint8Array> {}

export const documentHandlers = {
  listDocuments: inCase(async ({ query }, scope, exchange) => {
    const list = await documentList(scope, exchange.context, query);
    const seen = list.documents.map((one) => ({ compartmentId: one.compartmentId, subjectId: one.documentId }));
    noteWhat(exchange, scope, 'list of documents', seen, 'whole case');
    return list;
  }),
  getProgress: inCase(async (_call, scope, { context }) => {
    const {
      waiting,
      read,
      unreadable,
      'set aside': setAside,
    } = await readAt(scope, context, undefined, documentCounts);
    const failures = unreadable === 0 ? [] : await readAt(scope, context, undefined, failuresByReason);
    const paused = await isPaused(context.store.db, scope.caseId);
    return { waiting, read, unreadable, setAside, paused, failures };
  }),
  pauseReading: inCase(async ({ body }, scope, { context }) => {
    addMaterial(scope, mainCompartmentOf(scope.caseId));
    await setPaused(context.store.db, scope.caseId, body.paused);
    return {};
  }),
  receiveDocument: inCase(async ({ query, body }, scope, { context }) => {
    const auth = addMaterial(scope, query.compartmentId ?? mainCompartmentOf(scope.caseId));
    const input = {
      name: query.name,
      path: query.path ?? query.name,
      title: query.title ?? null,
      origin: query.origin ?? null,
      form: query.kind ?? null,
      date: query.date ?? null,
      setAside: query.setAside ?? null,
    };
    const bytes = (body ?? nothingAtAll()) as AsyncIterable<Uint8Array>;
    const received = await receiveDocument(auth, context, input, bytes, query.loadId ?? null);
    const { documentId, duplicateOf, recorded } = received;
    const document =
      recorded === null
        ? presentDocument(await rowOf(scope, context, documentId))
        : presentNewDocument(auth, input, { ...received, ...recorded });
    return { document, duplicateOf };
  }),
  getDocument: inCase(async ({ params, query }, scope, exchange) => {
    const view = await documentView(scope, exchange.context, { ...params, asOf: query.asOf });
    noteWhat(exchange, scope, 'document', [{ compartmentId: view.compartmentId, subjectId: view.documentId }]);
    return view;
  }),
  getDocumentBytes: inCase(async ({ params }, scope, exchange) => {
    const row = await rowOf(scope, exchange.context, params.documentId);
    if (row.state === 'set aside') releaseSetAside(scope, row.compartment_id, row.set_aside_by ?? '');
    noteWhat(exchange, scope, 'bytes of a document', [
      { compartmentId: row.compartment_id, subjectId: row.document_id },
    ]);
    return attachmentOf(row.name, documentBytes(scope, exchange.context, row), row.size);
  }),
  getRenditionText: inCase(async ({ params }, scope, exchange) => {
    const { compartmentId, ...view } = await renditionTextView(scope, exchange.context, params.renditionId);
    noteWhat(exchange, scope, 'text of a document', [{ compartmentId, subjectId: view.documentId }]);
    return view;
  }),
  listMentions: inCase(async ({ params, query }, scope, exchange) => {
    const view = await mentionsView(scope, exchange.context, { ...params, asOf: query.asOf });
    const { compartmentId, documentId: subjectId } = view;
    noteWhat(exchange, scope, 'names in a document', [{ compartmentId, subjectId }]);
    return { mentions: view.mentions };
  }),
  retryDocument: inCase(async ({ params, body }, scope, { context }) => {
    const { compartment_id } = await rowOf(scope, context, params.documentId);
    return presentDecision(await retryDocument(addMaterial(scope, compartment_id), context, { ...params, ...body }));
  }),
  retryDocuments: inCase(async ({ body }, scope, { context }) => {
    const places = scope.memberships.filter(({ roles }) => roles.some((role) => mayAdd.includes(role)));
    // Whoever may add nowhere is told so, as for one document.
    if (places.length === 0) addMaterial(scope, mainCompartmentOf(scope.caseId));
    let retried = 0;
    for (const { compartmentId } of places)
      retried += await retryDocuments(addMaterial(scope, compartmentId), context, body.code);
    return { retried };
  }),
  setDocumentAside: inCase(async ({ params, body }, scope, { context }) => {
    const { compartment_id } = await rowOf(scope, context, params.documentId);
    return presentDecision(await setDocumentAside(addMaterial(scope, compartment_id), context, { ...params, ...body }));
  }),
  releaseDocument: inCase(async ({ params, body }, scope, { context }) => {
    const row = await rowOf(scope, context, params.documentId);
    const auth = releaseSetAside(scope, row.compartment_id, row.set_aside_by ?? '');
    return presentDecision(await releaseDocument(auth, context, { ...params, ...body }));
  }),
  gradeDocument: inCase(async ({ params, body }, scope, { context }) => {
    const { compartment_id } = await rowOf(scope, context, params.documentId);
    return presentDecision(await gradeDocument(review(scope, compartment_id), context, { ...params, ...body }));
  }),
} satisfies Partial<Handlers>;
