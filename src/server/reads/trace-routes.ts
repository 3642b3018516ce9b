import type { Claim } from '#api/schemas/claim';
import type { Entity, Link } from '#api/schemas/link';
import type { Hop, Route } from '#api/schemas/trace';
import { eventTimeText } from '#domain/event-time-text';
import { weakestHop, weaknessesOf, type HopGround } from '#engines/trace/weakest-hop';
import type { CaseAnswer, HopAnswer, RouteAnswer } from '#engines/trace/case-questions';
import { presentDates, presentWhen } from '../presenters/present-when.ts';
import { linkText, type TraceFile } from './trace-links.ts';

export type RoutesAnswer = Extract<CaseAnswer, { op: 'routes' }>;

const day = 86_400_000;

type Ends = { readonly start: Entity; readonly end: Entity };

/** Routes with the claims behind every hop; one of which a link stands no more is left out. */
export function presentRoutes(answer: RoutesAnswer, file: TraceFile, ends: Ends): Route[] {
  return answer.routes.flatMap((route) => {
    const links = route.hops.flatMap((hop) => turned(hop, file.links.get(hop.linkId)) ?? []);
    return links.length === route.hops.length ? [presentRoute(route, links, file, ends)] : [];
  });
}

function presentRoute(route: RouteAnswer, links: readonly Link[], file: TraceFile, ends: Ends): Route {
  const claims = links.map((link) =>
    [...new Set([...link.claimIds, ...link.contradictedBy])].flatMap((id) => file.claims.get(id) ?? []),
  );
  const grounds = route.hops.map((hop, i) => groundOf(hop, links[i]!, claims[i]!));
  const weakest = weakestHop(grounds);
  const hops = route.hops.map((hop, i): Hop => {
    const link = links[i]!;
    return {
      link,
      claims: claims[i]!,
      leaves: presentWhen(hop.depart, link.time),
      arrives: presentWhen(hop.arrive, link.arrives ?? link.time),
      order: hop.isSure ? 'sure' : 'possible',
      instead: hop.instead,
      isWeakest: i === weakest,
      weakness: weaknessesOf(grounds[i]!),
    };
  });
  const restsOnDenied = links.some((link) => link.basis === 'alleged and denied');
  return {
    bestOf: [...route.bestOf],
    hops,
    leaves: presentDates(route.leaves),
    arrives: presentDates(route.arrives),
    days: Math.max(0, (route.arrives.first - route.leaves.last) / day),
    isSure: route.hops.every((hop) => hop.isSure),
    restsOnDenied,
    warnings: [...warningsOf(hops), ...countedAsOne(links, ends)],
  };
}

/** A meeting lets things pass both ways; on a route it goes the way of the route. */
const turned = (hop: HopAnswer, link: Link | undefined): Link | undefined =>
  link === undefined || !hop.isTurned ? link : { ...link, from: link.to, to: link.from };

/** Where a route goes on only because somebody decided that two are one. */
function countedAsOne(links: readonly Link[], { start, end }: Ends): string[] {
  const arrivals = [start, ...links.map((link) => link.to)];
  const departures = [...links.map((link) => link.from), end];
  const words = arrivals.flatMap((one, i) => {
    const next = departures[i]!;
    return one.entityId === next.entityId ? [] : [`${one.name} and ${next.name} count as one here, by decision.`];
  });
  return [...new Set(words)];
}

function groundOf(hop: HopAnswer, link: Link, claims: readonly Claim[]): HopGround {
  const asserting = claims.filter((claim) => link.claimIds.includes(claim.claimId) && claim.review !== 'rejected');
  return {
    basis: link.basis,
    grades: asserting.map(({ grade }) =>
      grade === null ? null : { scheme: grade.scheme, source: grade.source, information: grade.information },
    ),
    documents: new Set(asserting.map((claim) => claim.documentId)).size,
    isSure: hop.isSure,
  };
}

function warningsOf(hops: readonly Hop[]): string[] {
  const numbers = (which: (hop: Hop) => boolean) => hops.flatMap((hop, i) => (which(hop) ? [i + 1] : []));
  const say = (list: readonly number[], one: string, many: string) =>
    list.length === 0
      ? []
      : [`${list.length === 1 ? 'Hop' : 'Hops'} ${list.join(', ')} ${list.length === 1 ? one : many}.`];
  return [
    ...say(
      numbers((hop) => hop.link.basis === 'alleged and denied'),
      'is alleged and denied',
      'are alleged and denied',
    ),
    ...say(
      numbers((hop) => hop.weakness.some((one) => one.startsWith('doubtful'))),
      'rests on an origin of doubtful grade alone',
      'rest on origins of doubtful grade alone',
    ),
    ...say(
      numbers((hop) => hop.order === 'possible'),
      'follows only possibly: dates leave room',
      'follow only possibly: dates leave room',
    ),
  ];
}

/** What would have to be false for no route to be left, in words. */
export function presentBreaks(answer: RoutesAnswer, file: TraceFile): { linkIds: string[]; words: string }[] {
  return answer.breaks.flatMap((set) => {
    const links = set.flatMap((id) => file.links.get(id) ?? []);
    if (links.length !== set.length) return [];
    const each = links.map((link) => linkText(link, link.time === null ? 'undated' : eventTimeText(link.time)));
    return [{ linkIds: [...set], words: each.join(', and ') }];
  });
}
