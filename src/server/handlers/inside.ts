import { inCase, type Handlers } from '../handler.ts';
import { noteWhat } from '../note-what.ts';
import { insideCounts, insideView } from '../reads/inside-view.ts';

export const insideHandlers = {
  listInside: inCase(async ({ params, query }, scope, exchange) => {
    const { compartmentId, ...view } = await insideView(scope, exchange.context, { ...params, ...query });
    noteWhat(exchange, scope, 'what lies in a document', [{ compartmentId, subjectId: params.documentId }]);
    return view;
  }),
  countInside: inCase(async ({ params, query }, scope, exchange) => {
    const { compartmentId, ...view } = await insideCounts(scope, exchange.context, { ...params, asOf: query.asOf });
    noteWhat(exchange, scope, 'what lies in a document', [{ compartmentId, subjectId: params.documentId }]);
    return view;
  }),
} satisfies Partial<Handlers>;
