import { pinnedRouteById, pinnedRoutes } from '#store/pinned-route';
import { compartmentOfPin, pinRoute } from '../commands/pin-route.ts';
import { inCase, type Handlers } from '../handler.ts';
import { noteWhat } from '../note-what.ts';
import { readAt } from '../reads/at.ts';
import { presentPins } from '../reads/pin-list.ts';

export const pinHandlers = {
  pinRoute: inCase(async ({ body }, scope, { context }) => {
    const auth = await compartmentOfPin(scope, context, body);
    const { ref, pinId } = await pinRoute(auth, context, body);
    const [pin] = await readAt(scope, context, undefined, async (tx, cut) => {
      const row = await pinnedRouteById(tx, cut, pinId);
      return presentPins(tx, cut, [row!]);
    });
    return { entry: ref, pin: pin! };
  }),
  listPins: inCase(async ({ query }, scope, exchange) => {
    const pins = await readAt(scope, exchange.context, query.asOf, async (tx, cut) =>
      presentPins(tx, cut, await pinnedRoutes(tx, cut)),
    );
    const seen = pins.map((one) => ({ compartmentId: one.compartmentId, subjectId: one.pinId }));
    noteWhat(exchange, scope, 'pinned routes', seen, 'whole case');
    return { pins };
  }),
} satisfies Partial<Handlers>;
