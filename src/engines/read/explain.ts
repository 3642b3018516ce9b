import type { Attribution, Reading } from '#domain/reading';
import { type Span, wordsOf } from '#domain/span';
import type { DraftTrace, Trace } from './trace.ts';

/** What one stage did for an attribution, in words. */
export type Explained = { readonly stage: string; readonly says: string };
/** The stages of one attribution in their order, then the drafts of its sentence that came to nothing. */
export type Explanation = { readonly id: string; readonly steps: readonly Explained[] };

/** Which attributions to explain: one by id, those whose words hold an offset, or all. */
export type Which = { readonly id: string } | { readonly offset: number } | null;

/**
 * The trace of a reading told stage by stage: form, sentence, mentions, cue, rule, judge, spans, speaker, estimative
 * words, nesting and what rests on it. It adds nothing to what the stages recorded and reads no text again.
 */
export function explain(text: string, reading: Reading, trace: Trace, which: Which): Explanation[] {
  return reading.attributions
    .filter((one) => which === null || ('id' in which ? one.id === which.id : holds(one, which.offset)))
    .map((one) => ({ id: one.id, steps: stepsOf(text, reading, trace, one) }));
}

/** What came to nothing: paragraphs kept unread, then the drafts that made no attribution, each with its reason. */
export const leftOut = (text: string, reading: Reading, trace: Trace): Explained[] => [
  ...(reading.unread ?? []).map(({ start, end, language, reason }) => ({
    stage: 'language',
    says: `not read from ${start} to ${end}: ${language} (${reason})`,
  })),
  ...trace.rejected.map((draft) => ({ stage: 'rejected', says: rejectedText(text, draft) })),
];

const holds = (one: Attribution, offset: number): boolean =>
  [...one.source, ...one.cue, ...one.content].some(([start, end]) => start <= offset && offset < end);

function stepsOf(text: string, reading: Reading, trace: Trace, one: Attribution): Explained[] {
  const steps: Explained[] = [];
  const put = (stage: string, says: string): void => void steps.push({ stage, says });
  const draft = trace.made.get(one.id);
  if (trace.form !== null) put('form', `${trace.form.kind}: ${trace.form.reason}`);
  if (draft !== undefined && draft.sentence[1] > draft.sentence[0]) {
    put('sentence', quoted(text, [draft.sentence]));
    const [from, to] = draft.sentence;
    const mentions = reading.mentions.filter(({ start, end }) => start >= from && end <= to);
    if (mentions.length > 0)
      put('mentions', mentions.map((m) => `${flat(text.slice(m.start, m.end))} (${m.type})`).join('; '));
  }
  put('cue', `${quoted(text, one.cue)}${entriesText(draft)}`);
  put(
    'rule',
    `${one.by.replace('rule:', '')}, surety ${one.score}: source ${quoted(text, one.source)}, content ${quoted(text, draft?.content ?? one.content)}`,
  );
  put(
    'judge',
    `${one.kind}, ${one.stance}, ${one.polarity}${draft?.negated === true ? '; the cue is negated' : ''}${draft?.modal === true ? '; the cue is conditional' : ''}`,
  );
  if (draft !== undefined && key(draft.content) !== key(one.content))
    put('spans', `the content goes on to ${quoted(text, one.content)}`);
  put('speaker', `${one.speaker.name ?? 'unresolved'}: ${one.speaker.why}`);
  for (const { name, why } of one.speaker.candidates) put('candidate', `${name}: ${why}`);
  if (one.estimative.length > 0) put('estimative', quoted(text, one.estimative));
  const inside = reading.attributions.filter((other) => other.parent === one.id).map((other) => other.id);
  put(
    'nesting',
    `${one.parent === null ? 'at the top' : `inside ${one.parent}`}${inside.length > 0 ? `, holds ${inside.join(', ')}` : ''}`,
  );
  for (const flow of reading.flows)
    if (flow.claim === one.id)
      put(
        'flow',
        `${flow.kind}: ${flow.from} to ${flow.to}${flow.item === null ? '' : `, ${flat(flow.item)}`}${flow.time === null ? '' : `, ${flow.time}`}`,
      );
  for (const event of reading.events)
    if (event.claim === one.id)
      put('event', `${event.kind}: ${event.participants.join('; ')}${event.time === null ? '' : `, ${event.time}`}`);
  for (const tie of reading.relations) if (tie.claim === one.id) put('relation', `${tie.kind}: ${tie.from}, ${tie.to}`);
  if (draft !== undefined && draft.sentence[1] > draft.sentence[0])
    for (const other of trace.rejected)
      if (other.sentence[0] === draft.sentence[0] && other.sentence[1] === draft.sentence[1])
        put('rejected', rejectedText(text, other));
  return steps;
}

function entriesText(draft: DraftTrace | undefined): string {
  const entries = draft?.entries ?? [];
  if (entries.length === 0) return '';
  return `: ${entries.map(({ word, entry, stance, takes }) => `"${word}" is a form of "${entry}" (${stance}; takes ${takes.join(', ')})`).join('; ')}`;
}

const rejectedText = (text: string, draft: DraftTrace): string =>
  `${draft.rule} on ${quoted(text, draft.cue)} with content ${quoted(text, draft.content)}: ${draft.rejected ?? ''}`;

const key = (spans: readonly Span[]): string => spans.map((span) => span.join()).join(' ');

function quoted(text: string, spans: readonly Span[]): string {
  if (spans.length === 0) return 'none';
  const words = flat(wordsOf(text, spans));
  return `"${words.length > 160 ? `${words.slice(0, 160)}…` : words}"`;
}

// Whatever a document holds, no control character of it reaches a terminal.
const flat = (words: string): string => words.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
