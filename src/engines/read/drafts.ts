import { readClauses } from './clause-rule.ts';
import type { Draft } from './draft.ts';
import type { Paragraph } from './frames.ts';
import { readHearsay } from './hearsay-rule.ts';
import { readLabel } from './label-rule.ts';
import { attachLooseQuotes, openCue } from './loose-quotes.ts';
import { readNounCues } from './noun-cue-rule.ts';
import { readNounPredicates } from './noun-predicate-rule.ts';
import { plausible } from './plausible.ts';
import { readPredicates } from './predicate-rule.ts';
import type { Sentence } from './sentences.ts';
import { readReportedBy, readSourcePhrases, readSurveys } from './source-phrase-rule.ts';
import { readVerbPhrases } from './verb-phrase-rule.ts';

/** Told of each draft that makes no attribution, and why. */
export type Rejected = (draft: Draft, why: string) => void;

/** All attributions of one paragraph, in text order, one for each cue; `ownWords` where a form names who writes it. */
export function draftsOf(paragraph: Paragraph, ownWords = false, rejected: Rejected | null = null): Draft[] {
  const drafts: Draft[] = [];
  for (const frame of [...paragraph.top, ...paragraph.inner]) {
    drafts.push(
      ...readClauses(frame),
      ...readSourcePhrases(frame),
      ...readReportedBy(frame),
      ...readSurveys(frame),
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
  const kept = plausible(apart, paragraph.tokens, first.lexicons, ownWords);
  if (rejected !== null) tellRejected(drafts, apart, kept, rejected);
  const bySentence = new Map<Sentence, Draft[]>();
  for (const draft of kept) {
    const list = bySentence.get(draft.sentence) ?? [];
    list.push(draft);
    bySentence.set(draft.sentence, list);
  }
  let speaking: Draft | null = null;
  let open: Omit<Draft, 'content'> | null = null;
  for (const frame of paragraph.top) {
    const own = bySentence.get(frame.sentence) ?? [];
    kept.push(...attachLooseQuotes(frame, own, speaking, open));
    const carrying = lastCarrying(own);
    speaking = carrying ?? speaking;
    open = carrying === null ? openCue(frame, own) : null;
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

function lastCarrying(drafts: readonly Draft[]): Draft | null {
  let last: Draft | null = null;
  for (const draft of drafts) if (draft.carries && (draft.cue[0]?.[0] ?? 0) >= (last?.cue[0]?.[0] ?? 0)) last = draft;
  return last;
}
