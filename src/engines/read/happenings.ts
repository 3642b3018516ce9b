import type { Span } from '#domain/span';
import type { Paragraph } from './frames.ts';
import { legalStatusesOf } from './legal-statuses.ts';
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
    for (const status of legalStatusesOf(frame, span)) put(status);
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
