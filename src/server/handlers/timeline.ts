import { inCase, type Handlers } from '../handler.ts';
import { noteWhat, outsideMain } from '../note-what.ts';
import { readAt } from '../reads/at.ts';
import { timelineView } from '../reads/timeline-view.ts';

export const timelineHandlers = {
  readTimeline: inCase(async ({ body }, scope, exchange) => {
    const { charts } = exchange.context;
    const { timeline, seen } = await readAt(scope, exchange.context, body.asOf, (tx, cut) =>
      timelineView(tx, cut, charts, body),
    );
    noteWhat(exchange, scope, 'timeline', outsideMain(scope, seen), 'whole case');
    return timeline;
  }),
} satisfies Partial<Handlers>;
