import type { Flow, ReadEvent, Relation } from '#domain/reading';
import type { Labels } from './labels.ts';
import { alikeParties } from './same-name.ts';
import type { Tally } from './tally.ts';

export const happeningMeasures = {
  flows: 'flows (kind, from, to)',
  relations: 'relations (kind, from, to)',
  events: 'events (kind, participants)',
  time: 'flow or event time, given match',
  lowerBound: 'flow lower bound, given match',
  claim: 'claim it rests on, given match',
} as const;

const parties = (joined: string): string[] => joined.split(/\s*;\s*/);
/** A happening's claim in the wanted labels' ids. */
type ClaimOf = (claim: string | null) => string | null;

/** Pairs flows, relations and events one to one by kind and parties; names may be fuller on one side. */
export function compareHappenings(
  predicted: Labels,
  wanted: Labels,
  wantedOf: ReadonlyMap<string, string>,
  tally: Tally,
): void {
  const passages = new Set(predicted.attributions.filter((a) => a.isPassage).map((a) => a.id));
  const claimOf: ClaimOf = (claim) => {
    if (claim === null) return null;
    return wantedOf.get(claim) ?? (passages.has(claim) ? null : 'unmatched');
  };
  const flows = pairs(predicted.flows, wanted.flows, sameFlow);
  tally.add(happeningMeasures.flows, flows.length, predicted.flows.length, wanted.flows.length);
  const relations = pairs(predicted.relations, wanted.relations, sameRelation);
  tally.add(happeningMeasures.relations, relations.length, predicted.relations.length, wanted.relations.length);
  const told = eventsOf(predicted);
  const events = pairs(told, wanted.events, sameEvent);
  tally.add(happeningMeasures.events, events.length, told.length, wanted.events.length);
  for (const [p, w] of [...flows, ...events]) tally.share(happeningMeasures.time, p.time === w.time);
  for (const [p, w] of flows) tally.share(happeningMeasures.lowerBound, p.lowerBound === w.lowerBound);
  for (const [p, w] of [...flows, ...relations, ...events])
    tally.share(happeningMeasures.claim, claimOf(p.claim) === w.claim);
}

/** Happenings of one set of labels that no other of the same kind and parties is paired with. */
export function unpairedHappenings(predicted: Labels, wanted: Labels): { missed: string[]; tooMuch: string[] } {
  const missed: string[] = [];
  const tooMuch: string[] = [];
  const put = <T extends Flow | Relation | ReadEvent>(
    told: readonly T[],
    labelled: readonly T[],
    isSame: (a: T, b: T) => boolean,
  ): void => {
    const paired = new Set<T>(pairs(told, labelled, isSame).flat());
    missed.push(...labelled.filter((one) => !paired.has(one)).map(show));
    tooMuch.push(...told.filter((one) => !paired.has(one)).map(show));
  };
  put(predicted.flows, wanted.flows, sameFlow);
  put(predicted.relations, wanted.relations, sameRelation);
  put(eventsOf(predicted), wanted.events, sameEvent);
  return { missed, tooMuch };
}

const show = (one: Flow | Relation | ReadEvent): string =>
  `${one.kind}: ${'participants' in one ? one.participants.join(', ') : `${one.from} > ${one.to}`} (${timeOf(one) ?? 'no time'}, claim ${one.claim ?? 'none'})`;

const eventsOf = (predicted: Labels): ReadEvent[] =>
  withoutRepeats(predicted.events.map((e) => ({ ...e, kind: e.kind.replace(/^legal-status: /, '') })));

const sameFlow = (a: Flow, b: Flow): boolean =>
  a.kind === b.kind && alikeParties(parties(a.from), parties(b.from)) && alikeParties(parties(a.to), parties(b.to));

const sameRelation = (a: Relation, b: Relation): boolean =>
  a.kind === b.kind &&
  ((alikeParties(parties(a.from), parties(b.from)) && alikeParties(parties(a.to), parties(b.to))) ||
    (a.kind === 'friendship' &&
      alikeParties(parties(a.from), parties(b.to)) &&
      alikeParties(parties(a.to), parties(b.from))));

const kinds: Readonly<Record<string, string>> = {
  arrest: 'arrested',
  charge: 'charged',
  'no evidence offered (not guilty)': 'no evidence offered',
};
const kindOf = (event: ReadEvent): string => kinds[event.kind] ?? event.kind;
const sameEvent = (a: ReadEvent, b: ReadEvent): boolean =>
  kindOf(a) === kindOf(b) && alikeParties(a.participants, b.participants);

/** One arrest told as an event and as a status, by the same claim, is one. */
function withoutRepeats(events: readonly ReadEvent[]): ReadEvent[] {
  const kept: ReadEvent[] = [];
  for (const event of events)
    if (!kept.some((k) => sameEvent(k, event) && k.claim === event.claim && k.kind !== event.kind)) kept.push(event);
  return kept;
}

const timeOf = (one: Flow | Relation | ReadEvent): string | null => ('time' in one ? one.time : null);

function pairs<T extends Flow | Relation | ReadEvent>(
  predicted: readonly T[],
  wanted: readonly T[],
  isSame: (a: T, b: T) => boolean,
): (readonly [T, T])[] {
  const free = [...wanted];
  return predicted.flatMap((p) => {
    const fits = free.filter((w) => isSame(p, w));
    const best = fits.find((w) => timeOf(w) === timeOf(p)) ?? fits[0];
    if (best === undefined) return [];
    free.splice(free.indexOf(best), 1);
    return [[p, best] as const];
  });
}
