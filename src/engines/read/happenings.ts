import type { Attribution, Flow, ReadEvent, Relation, TimeExpression } from '#domain/reading';
import type { Span } from '#domain/span';
import type { Entities } from './entities.ts';
import type { Paragraph } from './frames.ts';
import { nounPhraseRight } from './noun-phrases.ts';
import type { Frame, VerbGroup } from './phrases.ts';
import { type Quantity, quantitiesOf } from './quantities.ts';
import { subjectLeft } from './subject.ts';

/** A happening as its words stand, before names are known. */
export type RawHappening = {
  readonly form: 'flow' | 'event' | 'relation' | 'status';
  readonly kind: string;
  readonly at: number;
  readonly from: Span | null;
  readonly to: Span | null;
  readonly item: Span | null;
  readonly lowerBound: number | null;
  readonly sentence: Span;
};

/** Meetings, messages, handovers, payments, taskings, journeys, arrests and the course of proceedings, by their verbs and nouns. */
export function happeningsOf(paragraph: Paragraph, span: (from: number, to: number) => Span): RawHappening[] {
  const found: RawHappening[] = [];
  for (const frame of [...paragraph.top, ...paragraph.inner]) {
    const sentence = span(frame.from, frame.to);
    const put = (h: Omit<RawHappening, 'sentence'>): void => void found.push({ ...h, sentence });
    for (const group of frame.groups) verbHappening(frame, group, span, put);
    meetings(frame, span, put);
    statuses(frame, span, put);
  }
  return found;
}

type Put = (h: Omit<RawHappening, 'sentence'>) => void;
type ToSpan = (from: number, to: number) => Span;

function verbHappening(frame: Frame, group: VerbGroup, span: ToSpan, put: Put): void {
  const { tokens, lexicons } = frame;
  const entry = lexicons.happenings.get(tokens.lower[group.head] ?? '');
  if (entry === undefined || group.negated) return;
  const at = tokens.start[group.head] ?? 0;
  const subject = group.infinitive ? null : subjectLeft(frame, group);
  const from = subject === null ? null : span(...subject.range);
  const after = group.head + 1;
  if (entry.kind === 'arrest' || entry.kind === 'charge') {
    if (group.passive && from !== null)
      put({ form: 'event', kind: entry.kind, at, from, to: null, item: null, lowerBound: null });
    return;
  }
  if (group.passive) return;
  const first = objectEnd(frame, after, entry.kind === 'tasking' ? new Set(['from']) : entry.to);
  if (first === after && entry.kind !== 'travel') return;
  if (entry.kind === 'meeting') {
    if (from !== null)
      put({ form: 'event', kind: 'meeting', at, from, to: span(after, first), item: null, lowerBound: null });
    return;
  }
  const link = tokens.lower[first] ?? '';
  if (entry.kind === 'travel') {
    const start = tokens.lower[after] === 'to' ? after + 1 : after;
    const end = nounPhraseRight(tokens, start, frame.to);
    if (from !== null && end > start)
      put({ form: 'flow', kind: 'travel', at, from, to: span(start, end), item: null, lowerBound: null });
    return;
  }
  if (entry.kind === 'tasking') {
    // "commissioned reports from B": the task goes to B, the reports come back.
    if (link !== 'from' || from === null) return;
    const end = nounPhraseRight(tokens, first + 1, frame.to);
    if (end === first + 1) return;
    const quantity = frameQuantities(frame).find((q) => q.range[0] >= after && q.range[1] <= first);
    put({
      form: 'flow',
      kind: 'tasking',
      at,
      from,
      to: span(first + 1, end),
      item: span(after, first),
      lowerBound: quantity?.lowerBound === true ? quantity.value : null,
    });
    return;
  }
  if (entry.as === 'relation') {
    if (from !== null)
      put({ form: 'relation', kind: entry.kind, at, from, to: span(after, first), item: null, lowerBound: null });
    return;
  }
  // "gave the plans to B" or "gave B the plans".
  const quantity = quantitiesIn(frame, after, frame.to);
  if (entry.to.has(link)) {
    const end = nounPhraseRight(tokens, first + 1, frame.to);
    if (end > first + 1)
      put({
        form: 'flow',
        kind: entry.kind,
        at,
        from,
        to: span(first + 1, end),
        item: span(after, first),
        lowerBound: quantity,
      });
    return;
  }
  const second = nounPhraseRight(tokens, first, frame.to);
  if (second > first)
    put({
      form: 'flow',
      kind: entry.kind,
      at,
      from,
      to: span(after, first),
      item: span(first, second),
      lowerBound: quantity,
    });
  else {
    // One phrase may hold both: "Mr Berry a message".
    for (let k = after + 1; k < first; k++)
      if (tokens.pos[k] === 'DET' && tokens.pos[k - 1] !== 'ADP') {
        put({
          form: 'flow',
          kind: entry.kind,
          at,
          from,
          to: span(after, k),
          item: span(k, first),
          lowerBound: quantity,
        });
        return;
      }
  }
}

/** Where the direct object ends: before the word that names the other party. */
function objectEnd(frame: Frame, from: number, links: ReadonlySet<string>): number {
  const bound = /^(at least|more than|fewer than|less than|up to)$/.test(
    `${frame.tokens.lower[from]} ${frame.tokens.lower[from + 1]}`,
  )
    ? 2
    : 0;
  const end = nounPhraseRight(frame.tokens, from + bound, frame.to);
  if (end === from + bound) return from;
  for (let k = from + 1; k < end; k++) if (links.has(frame.tokens.lower[k] ?? '')) return k;
  return end;
}

const frameQuantities = (frame: Frame): Quantity[] => quantitiesOf(frame.tokens, frame.from, frame.to);

function quantitiesIn(frame: Frame, from: number, to: number): number | null {
  const quantity = frameQuantities(frame).find((q) => q.lowerBound && q.range[0] >= from && q.range[1] <= to);
  return quantity?.value ?? null;
}

/** "a meeting between A and B". */
function meetings(frame: Frame, span: ToSpan, put: Put): void {
  const { tokens } = frame;
  for (let i = frame.from; i + 2 < frame.to; i++) {
    if (
      !/^(meeting|meetings|talks|call|conversation)$/.test(tokens.lower[i] ?? '') ||
      tokens.lower[i + 1] !== 'between'
    )
      continue;
    let end = nounPhraseRight(tokens, i + 2, frame.to);
    if (tokens.lower[end] === 'and') end = nounPhraseRight(tokens, end + 1, frame.to);
    if (end > i + 2)
      put({
        form: 'event',
        kind: 'meeting',
        at: tokens.start[i] ?? 0,
        from: span(i + 2, end),
        to: null,
        item: null,
        lowerBound: null,
      });
  }
}

function statuses(frame: Frame, span: ToSpan, put: Put): void {
  const { tokens, lexicons } = frame;
  const seen = new Set<string>();
  for (let i = frame.from; i < frame.to; i++) {
    for (const { status, words } of lexicons.statuses.get(tokens.lower[i] ?? '') ?? []) {
      if (seen.has(status) || i + words.length > frame.to) continue;
      if (!words.every((word, k) => tokens.lower[i + k] === word)) continue;
      const group = frame.groups.find((g) => g.head >= i && g.head < i + words.length);
      if (group?.negated === true && status !== 'not charged') continue;
      const subject = group === undefined ? null : subjectLeft(frame, group);
      put({
        form: 'status',
        kind: status,
        at: tokens.start[i] ?? 0,
        from: subject === null ? null : span(...subject.range),
        to: null,
        item: null,
        lowerBound: null,
      });
      seen.add(status);
    }
  }
}

/** Gives each happening its names, time and claim; what has no one at either end is left out. */
export function settleHappenings(
  text: string,
  raws: readonly RawHappening[],
  attributions: readonly Attribution[],
  entities: Entities,
  times: readonly TimeExpression[],
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
  const persons = (span: Span | null): string[] =>
    span === null
      ? []
      : [
          ...new Set(
            entities
              .within(span[0], span[1])
              .filter((n) => n.type === 'person')
              .map((n) => entities.fullName(n).name),
          ),
        ];
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
  let lastParties: string[] = [];
  const stances = new Map(attributions.map((a) => [a.id, a]));
  const claimStance = (id: string): string | undefined => stances.get(id)?.stance;
  for (const raw of raws.toSorted((a, b) => a.at - b.at)) {
    const claim = claimAt(raw.at);
    const time = timeIn(times, raw.sentence);
    const here = persons(raw.sentence);
    if (raw.form === 'status') {
      const subject = persons(raw.from);
      // "The case collapsed" is about whoever's case was spoken of last; a speaker is not a party by speaking.
      const speaker = (claim === null ? null : stances.get(claim)?.speaker.name) ?? '';
      const parties = here.filter(
        (name) => claim === null || claimStance(claim) === 'denied' || !speaker.split('; ').includes(name),
      );
      const participants = subject.length > 0 ? subject : parties.length > 0 ? parties : lastParties;
      lastParties = participants;
      if (participants.length > 0)
        events.push({ kind: `legal-status: ${raw.kind}`, participants, time, place: null, claim });
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

function timeIn(times: readonly TimeExpression[], span: Span): string | null {
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
