import { readClauses } from './clause-rule.ts';
import type { Draft, Range } from './draft.ts';
import type { Paragraph } from './frames.ts';
import { readHearsay } from './hearsay-rule.ts';
import { nounPhraseLeft, nounPhraseRight } from './noun-phrases.ts';
import { isNominal } from './noun-words.ts';
import { readLabel } from './label-rule.ts';
import { readNounCues } from './noun-cue-rule.ts';
import { readNounPredicates } from './noun-predicate-rule.ts';
import type { Frame } from './phrases.ts';
import { plausible } from './plausible.ts';
import { readPredicates } from './predicate-rule.ts';
import type { Quote } from './quotes.ts';
import type { Sentence } from './sentences.ts';
import { readSourcePhrases } from './source-phrase-rule.ts';
import { readVerbPhrases } from './verb-phrase-rule.ts';

/** Told of each draft that makes no attribution, and why. */
export type Rejected = (draft: Draft, why: string) => void;

/** All attributions of one paragraph, in text order, one for each cue. */
export function draftsOf(paragraph: Paragraph, rejected: Rejected | null = null): Draft[] {
  const drafts: Draft[] = [];
  for (const frame of [...paragraph.top, ...paragraph.inner]) {
    drafts.push(
      ...readClauses(frame),
      ...readSourcePhrases(frame),
      ...readHearsay(frame),
      ...readNounCues(frame),
      ...readPredicates(frame),
      ...readNounPredicates(frame),
      ...readVerbPhrases(frame),
    );
  }
  for (const frame of paragraph.top.slice(0, 1)) drafts.push(...readLabel(frame));
  const first = paragraph.top[0];
  if (first === undefined) return [];
  const apart = withoutClashes(drafts);
  const kept = plausible(apart, paragraph.tokens, first.lexicons);
  if (rejected !== null) tellRejected(drafts, apart, kept, rejected);
  const bySentence = new Map<Sentence, Draft[]>();
  for (const draft of kept) {
    const list = bySentence.get(draft.sentence) ?? [];
    list.push(draft);
    bySentence.set(draft.sentence, list);
  }
  let speaking: Draft | null = null;
  for (const frame of paragraph.top) {
    const own = bySentence.get(frame.sentence) ?? [];
    kept.push(...attachLooseQuotes(frame, own, speaking));
    speaking = lastCarrying(own) ?? speaking;
  }
  return kept.toSorted((a, b) => firstOf(a) - firstOf(b) || (a.cue[0]?.[0] ?? 0) - (b.cue[0]?.[0] ?? 0));
}

function tellRejected(
  drafts: readonly Draft[],
  apart: readonly Draft[],
  kept: readonly Draft[],
  rejected: Rejected,
): void {
  const [distinct, plain] = [new Set(apart), new Set(kept)];
  for (const draft of drafts) {
    if (!distinct.has(draft)) rejected(draft, 'a surer rule reads the same cue');
    else if (!plain.has(draft))
      rejected(draft, "a wish, a thought or a manner of speaking, or no plain further report inside another's words");
  }
}

function firstOf(draft: Draft): number {
  return Math.min(draft.cue[0]?.[0] ?? Infinity, draft.source[0]?.[0] ?? Infinity, draft.content[0]?.[0] ?? Infinity);
}

/** Of two drafts that share a cue word the surer stays. */
function withoutClashes(drafts: readonly Draft[]): Draft[] {
  const taken = new Set<number>();
  const kept: Draft[] = [];
  for (const draft of drafts.toSorted((a, b) => b.score - a.score)) {
    let clash = false;
    for (const [from, to] of draft.cue) for (let i = from; i < to; i++) clash ||= taken.has(i);
    if (clash) continue;
    for (const [from, to] of draft.cue) for (let i = from; i < to; i++) taken.add(i);
    kept.push(draft);
  }
  return kept;
}

function covers(draft: Draft, quote: Quote): boolean {
  return draft.content.some(([from, to]) => from <= quote.open && quote.end <= to);
}

/**
 * Quotations no cue has claimed: a plain verb beside them makes an attribution, which is returned and joins `own`;
 * else they go to the speaker of the words just before.
 */
function attachLooseQuotes(frame: Frame, own: Draft[], speaking: Draft | null): Draft[] {
  const made: Draft[] = [];
  for (const quote of frame.quotes) {
    if (own.some((draft) => covers(draft, quote))) continue;
    const tagged = plainTag(frame, quote);
    if (tagged !== null) {
      made.push(tagged);
      own.push(tagged);
      continue;
    }
    if (quote.open !== frame.from || speaking === null) continue;
    // Only a paragraph that goes on quoting stays with its speaker.
    const gap = quote.open - (speaking.content.at(-1)?.[1] ?? 0);
    const cueGap = quote.open - Math.max(speaking.cue.at(-1)?.[1] ?? 0, speaking.source.at(-1)?.[1] ?? 0);
    if (gap <= 60 || cueGap <= 60) speaking.content = [...speaking.content, [quote.open, quote.end]];
  }
  return made;
}

function lastCarrying(drafts: readonly Draft[]): Draft | null {
  let last: Draft | null = null;
  for (const draft of drafts) if (draft.carries && (draft.cue[0]?.[0] ?? 0) >= (last?.cue[0]?.[0] ?? 0)) last = draft;
  return last;
}

/** “…,” he laughed: any verb with a name beside a closed quotation is its tag. */
function plainTag(frame: Frame, quote: Quote): Draft | null {
  const { tokens } = frame;
  const last = tokens.text[quote.end - 2] ?? '';
  if (!/^[,?!]$/.test(last) && tokens.text[quote.end] !== ',') return null;
  const at = tokens.text[quote.end] === ',' ? quote.end + 1 : quote.end;
  const group = frame.groups.find((g) => g.start >= at);
  if (group === undefined || group.start - at > 12 || group.infinitive || group.gerund || group.passive) return null;
  if (tokens.pos[group.head] === 'AUX') return null;
  const make = (source: Range): Draft => ({
    rule: 'quotation-tag',
    source: [source],
    cue: [[group.start, group.head + 1]],
    content: [[quote.open, quote.end]],
    stance: group.cue?.stance ?? 'said',
    negated: false,
    modal: false,
    sentence: frame.sentence,
    score: 0.6,
    carries: true,
  });
  if (group.start === at) {
    const end = nounPhraseRight(tokens, group.head + 1, frame.to);
    if (end > group.head + 1 && /^[.,]$/.test(tokens.text[end] ?? '.')) return make([group.head + 1, end]);
    return null;
  }
  if (!isNominal(tokens, group.start - 1)) return null;
  const start = nounPhraseLeft(tokens, group.start - 1, at);
  return start === at ? make([start, group.start]) : null;
}
