import { Failure } from '#domain/failure';
import { inCase, type Handlers } from '../handler.ts';
import { noteAsked, noteWhat, outsideMain, subjectOf } from '../note-what.ts';
import { instantOf } from '../presenters/instant.ts';
import { presentEntity } from '../presenters/present-entity.ts';
import { readAt } from '../reads/at.ts';
import { daysOf, lastMomentOf, limitsOf, readyTrace, stoppedEarly } from '../reads/trace-asks.ts';
import { traceFile } from '../reads/trace-links.ts';
import { presentOrigin } from '../reads/trace-origin.ts';
import { noRouteOf, presentReached } from '../reads/trace-people.ts';
import { presentBreaks, presentRoutes } from '../reads/trace-routes.ts';

const day = 86_400_000;
const undatedOf = ({ count, linkIds }: { count: number; linkIds: readonly string[] }) => ({
  count,
  linkIds: [...linkIds],
});

const sameEnds = (from: string, to: string): Failure =>
  new Failure(
    'LL-TRACE-SAME',
    from === to ? `Nothing travels from ${from} to themselves.` : `${from} and ${to} count as one, by decision.`,
    'Choose two ends that are not one.',
  );

export const traceHandlers = {
  traceRoutes: inCase(async ({ query }, scope, exchange) => {
    const { context } = exchange;
    const limits = { ...limitsOf(query), maxWait: daysOf(query.maxWaitDays) };
    const { ask, ends, areOne } = await readyTrace(scope, exchange, query.asOf, [query.from, query.to]);
    if (areOne) throw sameEnds(ends[0]!.name, ends[1]!.name);
    const { from, to, rank, limit } = query;
    const answer = await ask({ op: 'routes', from, to, rank, limit, ...limits });
    const people = [...answer.lastReached, ...answer.lastSenders].map((one) => one.entityId);
    const linkIds = [...answer.routes.flatMap((route) => route.hops.map((hop) => hop.linkId)), ...answer.breaks.flat()];
    const file = await readAt(scope, context, query.asOf, (tx, cut) =>
      traceFile(tx, cut, { linkIds, entityIds: people, withClaims: true }),
    );
    const [start, end] = [presentEntity(ends[0]!), presentEntity(ends[1]!)];
    const routes = presentRoutes(answer, file, { start, end });
    const seen = routes.flatMap((route) =>
      route.hops.map(({ link }) => ({ compartmentId: link.compartmentId, subjectId: link.linkId })),
    );
    noteAsked(exchange, scope, 'routes between two', ends.map(subjectOf), seen);
    return {
      from: start,
      to: end,
      routes,
      surelyBy: answer.surelyBy === null || Math.abs(answer.surelyBy) >= 8.64e15 ? null : instantOf(answer.surelyBy),
      breaks: presentBreaks(answer, file),
      noRoute: routes.length === 0 ? noRouteOf(answer, file, { from: start.name, to: end.name }) : null,
      undated: undatedOf(answer.undated),
      partial: answer.isWhole ? null : stoppedEarly,
    };
  }),
  traceReach: inCase(async ({ query }, scope, exchange) => {
    const { context } = exchange;
    const { of, direction, limit } = query;
    const limits = limitsOf(query);
    const { ask, ends } = await readyTrace(scope, exchange, query.asOf, [of]);
    const answer = await ask({ op: 'reach', of, direction, limit, ...limits });
    // Those of the last moment that is shown are all fetched, since the alphabet settles who comes first.
    const file = await readAt(scope, context, query.asOf, (tx, cut) =>
      traceFile(tx, cut, { linkIds: [], entityIds: answer.reached.map((one) => one.entityId), withClaims: false }),
    );
    const reached = presentReached(answer.reached, file).slice(0, limit);
    const seen = reached.map(({ entity }) => ({ compartmentId: entity.compartmentId, subjectId: entity.entityId }));
    noteAsked(exchange, scope, 'all within reach of one', ends.map(subjectOf), seen);
    return {
      of: presentEntity(ends[0]!),
      reached,
      count: answer.count,
      undated: undatedOf(answer.undated),
      partial: answer.isWhole ? null : stoppedEarly,
    };
  }),
  traceOrigin: inCase(async ({ body }, scope, exchange) => {
    const { context } = exchange;
    if (body.isOwnReporting)
      throw new Failure(
        'LL-OWN-REPORTING',
        'Who could have been the origin of our own reporting is not asked here: it would look for those who speak to us.',
        'Go to whoever answers for the protection of origins.',
      );
    const by = lastMomentOf(body.appearedAt);
    if (body.loggedSince !== null) lastMomentOf(body.loggedSince);
    const { ask, ends } = await readyTrace(scope, exchange, body.asOf, [body.itemId, body.appearedWith]);
    // Before it is asked, and whatever comes of it. The reason may speak of what only some may see: it stands where they do.
    noteAsked(exchange, scope, `who could have been the origin of an item: ${body.why}`, ends.map(subjectOf), []);
    const answer = await ask({ op: 'origin', item: body.itemId, place: body.appearedWith, by });
    const all = [...answer.population, ...answer.later];
    const file = await readAt(scope, context, body.asOf, (tx, cut) =>
      traceFile(tx, cut, {
        linkIds: all.flatMap((one) => one.linkIds),
        entityIds: all.map((one) => one.entityId),
        withClaims: false,
      }),
    );
    const { appearedAt, loggedSince } = body;
    return {
      item: presentEntity(ends[0]!),
      appearedWith: presentEntity(ends[1]!),
      ...presentOrigin(answer, file, { appearedAt, by, loggedSince }),
    };
  }),
  traceRequests: inCase(async ({ query }, scope, exchange) => {
    const { context } = exchange;
    const { from = null, to = null, withinDays, shuffles, seed } = query;
    const { ask } = await readyTrace(
      scope,
      exchange,
      query.asOf,
      [from, to].flatMap((id) => id ?? []),
    );
    const within = daysOf(withinDays);
    const answer = await ask({ op: 'requests', from, to, within, shuffles, seed });
    const file = await readAt(scope, context, query.asOf, (tx, cut) =>
      traceFile(tx, cut, { linkIds: answer.pairs.flatMap((one) => [one.requestId, one.reportId]), withClaims: false }),
    );
    const pairs = answer.pairs.flatMap(({ requestId, reportId, ms }) => {
      const [request, report] = [file.links.get(requestId), file.links.get(reportId)];
      return request === undefined || report === undefined ? [] : [{ request, report, days: ms / day }];
    });
    const seen = pairs.flatMap(({ request, report }) =>
      [request, report].map((one) => ({ compartmentId: one.compartmentId, subjectId: one.linkId })),
    );
    noteWhat(exchange, scope, 'requests followed by reports', outsideMain(scope, seen), 'whole case');
    return {
      pairs,
      count: answer.count,
      requests: answer.requests,
      reports: answer.reports,
      byChance: answer.byChance === null ? null : { ...answer.byChance },
      warnings: [
        'What is not recorded is not counted: each number is a lower bound.',
        'Where dates leave room, the first moment that they allow counts.',
      ],
      undated: undatedOf(answer.undated),
      partial: answer.isWhole ? null : stoppedEarly,
    };
  }),
} satisfies Partial<Handlers>;
