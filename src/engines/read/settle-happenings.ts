import type { Attribution, Flow, ReadEvent, Relation, TimeExpression } from '#domain/reading';
import type { Span } from '#domain/span';
import type { Entities } from './entities.ts';
import type { RawHappening } from './happenings.ts';
import { statusParties } from './status-parties.ts';
import { statusTime } from './status-time.ts';

/** Gives each happening its names, time and claim; what has no one at either end is left out. */
export function settleHappenings(
  text: string,
  raws: readonly RawHappening[],
  attributions: readonly Attribution[],
  entities: Entities,
  times: readonly TimeExpression[],
  date: string | null,
): { relations: Relation[]; events: ReadEvent[]; flows: Flow[] } {
  const relations: Relation[] = [];
  const events: ReadEvent[] = [];
  const flows: Flow[] = [];
  const claimAt = claimFinder(attributions);
  const nameOf = (span: Span | null, at: string | null): string | null => {
    if (span === null) return null;
    const word = text.slice(span[0], span[1]).toLowerCase();
    if (/^(he|she|it|they|who|which|that|you|him|her|them|this|someone|anyone|others)$/.test(word)) return null;
    if (/^(i|we|me|us)$/.test(word)) return (at === null ? null : stances.get(at)?.speaker.name) ?? null;
    const names = entities.within(span[0], span[1]).filter((n) => n.type !== 'place');
    const head = names.length === 1 ? names[0] : undefined;
    if (
      head !== undefined &&
      span[1] - span[0] <= head.name.length + 30 &&
      !/\b(of|for|to)\b/.test(text.slice(span[0], head.start))
    )
      return entities.fullName(head).name;
    return text
      .slice(span[0], span[1])
      .replace(/\s+/g, ' ')
      .replace(/^(the|a|an) /i, '');
  };
  const bodies = (span: Span | null): string[] =>
    span === null
      ? []
      : [
          ...new Set(
            entities
              .within(span[0], span[1])
              .filter((n) => n.type !== 'place')
              .map((n) => entities.fullName(n).name),
          ),
        ];
  let last: { readonly parties: readonly string[]; readonly at: number } = { parties: [], at: 0 };
  const stances = new Map(attributions.map((a) => [a.id, a]));
  for (const raw of raws.toSorted((a, b) => a.at - b.at)) {
    const claim = claimAt(raw.at);
    const time = timeIn(text, times, raw.sentence);
    if (raw.form === 'status') {
      const told = claim === null ? undefined : stances.get(claim);
      if (told?.stance === 'denied' && isDenied(text, told, raw.at)) continue;
      // Who denies is a party by that; who speaks is not one by speaking.
      const speaker = told === undefined || told.stance === 'denied' ? null : told.speaker.name;
      const own = raw.from === null ? speaker : (told?.speaker.name ?? null);
      const participants = statusParties(text, raw, entities, own, last);
      if (participants.length === 0) continue;
      last = { parties: participants, at: raw.at };
      putStatus(events, {
        kind: `legal-status: ${raw.kind}`,
        participants,
        time: statusTime(text, raw, times, date),
        place: null,
        claim,
      });
    } else if (raw.form === 'event') {
      const participants = [...new Set([...bodies(raw.from), ...bodies(raw.to)])];
      const loose = participants.length > 0 ? participants : [nameOf(raw.from, claim)].filter((n) => n !== null);
      if (loose.length > 0)
        events.push({
          kind: raw.kind,
          participants: loose,
          time,
          place: placeIn(entities, raw.sentence, raw.at),
          claim,
        });
    } else {
      const from = nameOf(raw.from, claim);
      const to = nameOf(raw.to, claim);
      if (from === null || to === null) continue;
      if (raw.form === 'relation') relations.push({ kind: raw.kind, from, to, claim });
      else
        flows.push({
          kind: raw.kind,
          from,
          to,
          item: raw.item === null ? null : text.slice(raw.item[0], raw.item[1]),
          time,
          lowerBound: raw.lowerBound,
          claim,
        });
    }
  }
  return { relations, events, flows };
}

/** "arrested on 5 March and released on bail": one status told twice in one claim is one event, with what time it has. */
function putStatus(events: ReadEvent[], event: ReadEvent): void {
  const last = events.findLast((one) => one.kind.startsWith('legal-status: '));
  const same =
    last !== undefined &&
    event.claim !== null &&
    last.kind === event.kind &&
    last.claim === event.claim &&
    last.participants.join() === event.participants.join() &&
    (last.time === null || event.time === null || last.time === event.time);
  if (!same) events.push(event);
  else if (last.time === null) events[events.indexOf(last)] = event;
}

/** "denied that he had been charged": what is denied did not happen; what stands behind "before" did. */
function isDenied(text: string, claim: Attribution, at: number): boolean {
  const start = claim.content.findLast((span) => span[0] <= at)?.[0] ?? at;
  return !/\b(?:before|after|when|since|until|while|although|because)\b/.test(text.slice(start, at));
}

function timeIn(text: string, times: readonly TimeExpression[], span: Span): string | null {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if ((times[mid]?.start ?? 0) < span[0]) low = mid + 1;
    else high = mid;
  }
  for (let i = low; i < times.length; i++) {
    const time = times[i];
    if (time === undefined || time.start >= span[1]) break;
    // The year of a statute dates the statute.
    if (/\bacts?\s*$/i.test(text.slice(Math.max(0, time.start - 6), time.start))) continue;
    if ((time.type === 'DATE' || time.type === 'TIME') && /^\d/.test(time.value)) return time.value;
  }
  return null;
}

function placeIn(entities: Entities, sentence: Span, after: number): string | null {
  return entities.within(after, sentence[1]).find((n) => n.type === 'place')?.name ?? null;
}

/** Finds the innermost attribution whose content holds a position. */
function claimFinder(attributions: readonly Attribution[]): (at: number) => string | null {
  const pieces = attributions
    .flatMap((a) => a.content.map(([start, end]) => ({ start, end, id: a.id })))
    .toSorted((a, b) => a.start - b.start);
  return (at) => {
    let low = 0;
    let high = pieces.length;
    while (low < high) {
      const mid = (low + high) >> 1;
      if ((pieces[mid]?.start ?? 0) <= at) low = mid + 1;
      else high = mid;
    }
    let best: { start: number; end: number; id: string } | null = null;
    for (let i = low - 1; i >= 0 && i > low - 40; i--) {
      const piece = pieces[i];
      if (piece !== undefined && piece.end > at && (best === null || piece.end - piece.start < best.end - best.start))
        best = piece;
    }
    return best?.id ?? null;
  };
}
