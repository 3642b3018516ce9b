import type { ShortFairness } from '#api/schemas/chart';
import type { TimelineEvent } from '#api/schemas/timeline';
import { eventTimeText } from '#domain/event-time-text';

/** Who, as "Joel Vey → Aidan Lorne", or "Aidan Lorne and Joel Vey" where nothing is directed. */
export function partiesText({ parties, directed }: TimelineEvent): string {
  const names = parties.map((one) => one.name);
  return directed ? names.join(' → ') : names.join(' and ');
}

/** "report: version 3, at least 19". */
export function whatText({ kind, item, lowerBound, source }: TimelineEvent): string {
  const bound = lowerBound === null ? null : `at least ${lowerBound}`;
  const more = [source === 'event' && item !== null ? `in ${item}` : item, bound].filter((part) => part !== null);
  return more.length === 0 ? kind : `${kind}: ${more.join(', ')}`;
}

/** When, with arrival and with what the date leaves open. */
export function whenText({ words, arrives, isSoft, isDated }: TimelineEvent): string {
  if (!isDated) return words;
  const soft = isSoft && !/about|uncertain/.test(words) ? ` (about)` : '';
  const when = `${words}${soft}`;
  const came = arrives === null ? when : eventTimeText(arrives);
  return came === when ? when : `${when}, arrives ${came}`;
}

/** The label of a mark in a lane: what it is, and the other end where the lane is one of the two. */
export function labelIn(event: TimelineEvent, laneId: string): string {
  const at = event.parties.findIndex((one) => one.id === laneId || `name:${one.name}` === laneId);
  if (laneId.startsWith('kind:') || laneId === 'rest') return shortened(partiesText(event), 34);
  const others = event.parties.filter((_, i) => i !== at).map((one) => one.name);
  if (others.length === 0) return event.kind;
  const arrow = event.directed ? (at === 0 ? ' → ' : ' ← ') : ' · ';
  return `${event.kind}${arrow}${shortened(others.join(', '), 22)}`;
}

/** Everything about an event in one sentence, for whoever hears it. */
export function spokenText(event: TimelineEvent): string {
  const parts = [
    whenText(event),
    whatText(event),
    partiesText(event),
    event.record === null ? event.basis : `verified: ${event.record}`,
    ...(event.fairness === null ? [] : [fairText(event.fairness)]),
  ];
  return parts.join('; ');
}

/** Who denies it and where each person stands in law, in one line. */
export function fairText({ deniedBy, statuses }: ShortFairness): string {
  // One person may be written in capitals elsewhere.
  const names = [...new Map(deniedBy.map((name) => [name.toLocaleLowerCase(), name])).values()];
  const denied = names.length === 0 ? 'not yet put to them' : `denied by ${names.join(' and ')}`;
  const law = statuses.map(
    ({ person, reported, verified }) =>
      `${person}: ${reported.length === 0 ? 'nothing reported' : `${reported.join(', ')}, as reported`}; verified: ${verified.length === 0 ? 'nothing yet' : verified.join(', ')}`,
  );
  return [denied, ...law].join(' · ');
}

export const shortened = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;
