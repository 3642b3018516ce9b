import type { LaneThing } from '#api/schemas/lane-thing';
import { compartmentOfThing, fileLaneThing } from '../commands/file-lane-thing.ts';
import { fileWarning } from '../commands/file-warning.ts';
import { authoriseOpening, openFromLead } from '../commands/open-from-lead.ts';
import { authoriseStep, stepLaneThing } from '../commands/step-lane-thing.ts';
import { inCase, type Handlers } from '../handler.ts';
import { noteAsked, noteWhat } from '../note-what.ts';
import { laneThingList } from '../reads/lane-things.ts';
import { notFound } from '../refusals.ts';

const seenOf = ({ compartmentId, thingId }: Pick<LaneThing, 'compartmentId' | 'thingId'>) => ({
  compartmentId,
  subjectId: thingId,
});

export const laneThingHandlers = {
  listLaneThings: inCase(async ({ query }, scope, exchange) => {
    const filter = {
      ...(query.kind === undefined ? {} : { kinds: [query.kind] }),
      ...(query.about === undefined ? {} : { about: query.about }),
    };
    const things = await laneThingList(scope, exchange.context, query, filter);
    const what = query.kind === undefined ? 'things of the lanes' : `things of the lanes: ${query.kind}`;
    noteWhat(exchange, scope, what, things.map(seenOf), 'whole case');
    return { things };
  }),
  getLaneThing: inCase(async ({ params, query }, scope, exchange) => {
    const [thing] = await laneThingList(scope, exchange.context, query, { thingIds: [params.thingId] });
    if (thing === undefined) throw notFound();
    noteWhat(exchange, scope, thing.kind, [seenOf(thing)]);
    return thing;
  }),
  fileLaneThing: inCase(async ({ body }, scope, { context }) => {
    const { ref, thingId, toTie, unknownIds } =
      body.kind === 'warning'
        ? await fileWarning(scope, context, body)
        : {
            ...(await fileLaneThing(await compartmentOfThing(scope, context, body), context, body)),
            toTie: [],
            unknownIds: [],
          };
    const [thing] = await laneThingList(scope, context, {}, { thingIds: [thingId] });
    const left = toTie.map((one) => ({ ...one, personIds: [...one.personIds], claimIds: [...one.claimIds] }));
    return { entry: ref, thing: thing!, toTie: left, unknownIds: [...unknownIds] };
  }),
  stepLaneThing: inCase(async ({ params, body }, scope, { context }) => {
    const asked = { ...body, thingId: params.thingId };
    const auth = await authoriseStep(scope, context, asked);
    const { ref, flags } = await stepLaneThing(auth, context, asked);
    const [thing] = await laneThingList(scope, context, {}, { thingIds: [params.thingId] });
    return { entry: ref, thing: thing!, flags: [...flags] };
  }),
  openFromLead: inCase(async ({ params, body }, scope, exchange) => {
    const asked = { ...body, thingId: params.thingId };
    const auth = await authoriseOpening(scope, exchange.context, asked);
    const { caseId, wasOpen, copied, ...left } = await openFromLead(auth, exchange.context, asked);
    const seen = copied.map(({ compartmentId, documentId: subjectId }) => ({ compartmentId, subjectId }));
    const lead = [seenOf({ compartmentId: auth.lead.compartmentId, thingId: params.thingId })];
    noteAsked(exchange, scope, 'documents copied into a case opened from a lead', [...lead, ...seen], seen);
    return {
      caseId,
      wasOpen,
      documents: copied.length,
      statusesToRecord: [...left.statusesToRecord],
      denialsToRecord: [...left.denialsToRecord],
    };
  }),
} satisfies Partial<Handlers>;
