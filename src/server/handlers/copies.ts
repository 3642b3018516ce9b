import { inCase, type Handlers } from '../handler.ts';
import { noteAsked, noteWhat, outsideMain } from '../note-what.ts';
import { differencesView, nearCopiesView } from '../reads/copies-view.ts';

export const copyHandlers = {
  listNearCopies: inCase(async ({ params }, scope, exchange) => {
    const view = await nearCopiesView(scope, exchange.context, params.documentId);
    const seen = view.copies.map((one) => ({ compartmentId: one.compartmentId, subjectId: one.documentId }));
    noteWhat(exchange, scope, 'near copies of a document', outsideMain(scope, seen), 'whole case');
    return view;
  }),
  compareDocuments: inCase(async ({ params }, scope, exchange) => {
    const { view, compartments } = await differencesView(scope, exchange.context, params);
    const asked = [
      { compartmentId: compartments[0], subjectId: params.documentId },
      { compartmentId: compartments[1], subjectId: params.otherId },
    ];
    noteAsked(exchange, scope, 'what differs between two documents', asked, asked);
    return view;
  }),
} satisfies Partial<Handlers>;
