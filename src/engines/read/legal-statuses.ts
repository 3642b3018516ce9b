import type { Found } from './happenings/raw-happening.ts';
import { caseStatusAt } from './case-status.ts';
import { isUnreal, isTold } from './unreal.ts';
import { nounPhraseLeft, nounPhraseRight } from './noun-phrases.ts';
import type { Frame, VerbGroup } from './phrases.ts';
import { type Subject, subjectLeft } from './subject.ts';
import type { Range } from './draft.ts';

/** Whose status it is, as token ranges: `whose` null where the words leave it open, `not` who is surely not meant. */
export type FoundStatus = {
  readonly status: string;
  readonly cue: Range;
  readonly whose: Range | null;
  readonly not: Range | null;
};

type ToSpan = (from: number, to: number) => readonly [number, number];

const authority =
  /\b(police|officers?|detectives?|prosecutors?|prosecution|service|authorit(y|ies)|state|government|jury|court|judges?|magistrates?|agents|bureau|office|force|they|customs|attorney|squad|unit)\b/;
const weekday = /^(monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|yesterday|last|this|earlier|later)$/;

/** Where persons stand in law as the words of one sentence say it: no finding is inferred, and what may come is none. */
export function legalStatusesOf(frame: Frame, span: ToSpan): Found[] {
  const found: FoundStatus[] = [];
  const seen = new Set<string>();
  const { tokens } = frame;
  const put = (one: FoundStatus | null): void => {
    if (one === null) return;
    const key = `${one.status} ${one.whose?.join()}`;
    if (!seen.has(key)) found.push(one);
    seen.add(key);
  };
  const heads = new Map(frame.groups.map((group) => [group.head, group]));
  let nextQuote = 0;
  for (let i = frame.from; i < frame.to; i++) {
    const quote = frame.quotes[nextQuote];
    if (quote !== undefined && quote.open === i) {
      i = quote.end - 1;
      nextQuote++;
      continue;
    }
    const group = heads.get(i);
    if (group !== undefined) put(personStatus(frame, i, group));
    put(caseStatusAt(frame, i, group));
    put(fixedWords(frame, i));
  }
  return found.map((one) => ({
    form: 'status',
    kind: one.status,
    at: tokens.start[one.cue[0]] ?? 0,
    from: one.whose === null ? null : [...span(...one.whose)],
    to: one.not === null ? null : [...span(...one.not)],
    item: [...span(...one.cue)],
    lowerBound: null,
  }));
}

function personStatus(frame: Frame, i: number, group: VerbGroup): FoundStatus | null {
  const { tokens, lexicons } = frame;
  const word = tokens.lower[i] ?? '';
  if (word === 'found') return verdict(frame, i, group);
  const status = lexicons.personStatuses.get(word);
  if (status === undefined || group.infinitive) return null;
  const next = tokens.lower[i + 1] ?? '';
  if (word === 'cleared' && /^(to|for|up|out|away|the|his|her|its)$/.test(next)) return null;
  if (word === 'charged' && /^(that|£|\$|€|up|at|into|through|fees?|more|less)$/.test(next)) return null;
  if (word === 'bailed' && (next === 'out' || isTried(frame))) return null;
  const cue: Range = [group.start, i + 1];
  if (!group.passive) {
    const end = isObject(frame, i + 1) ? nounPhraseRight(tokens, i + 1, frame.to) : i + 1;
    const subject = subjectOf(frame, group);
    if (end > i + 1) {
      if (status === 'charged' && !(chargesLike(tokens.lower[end]) && isAuthority(frame, subject))) return null;
      if (status === 'acquitted' && word === 'cleared' && !tokens.lower.slice(i, end + 1).includes('of')) return null;
      if (group.negated || isUnreal(frame, group.start, group)) return null;
      return { status, cue, whose: [i + 1, end], not: subject?.range ?? null };
    }
    if (!group.bare) return null;
    if (word === 'cleared' && next !== 'of' && next !== 'over') return null;
  }
  const subject = subjectOf(frame, group);
  if (subject === null) return null;
  const words = tokens.lower.slice(subject.range[0], subject.range[1]).join(' ');
  if (/^(no one|nobody|none|no)\b/.test(words)) return null;
  const before = tokens.lower[subject.range[0] - 1] ?? '';
  const neither = /\bneither\b/.test(words) || before === 'neither';
  if (neither || group.negated) {
    if (status !== 'charged' || isUnreal(frame, group.start, group, true)) return null;
    // "not charged with murder but with manslaughter"
    if (tokens.lower.slice(i, frame.to).join(' ').includes('but with')) return null;
    return { status: 'not charged', cue, whose: subject.range, not: null };
  }
  if (isUnreal(frame, group.start, group)) return null;
  return { status, cue, whose: subject.range, not: null };
}

/** "found (not) guilty", of the subject or of those between. */
function verdict(frame: Frame, i: number, group: VerbGroup): FoundStatus | null {
  const { tokens } = frame;
  let at = i + 1;
  while (at < Math.min(frame.to, i + 9) && tokens.lower[at] !== 'guilty' && !/^[,;.]$/.test(tokens.text[at] ?? ''))
    at++;
  if (tokens.lower[at] !== 'guilty' || group.infinitive || group.negated || isUnreal(frame, group.start, group))
    return null;
  const not = tokens.lower[at - 1] === 'not';
  const end = not ? at - 1 : at;
  const status = not ? 'acquitted' : 'convicted';
  const cue: Range = [group.start, at + 1];
  const subject = subjectOf(frame, group);
  if (end > i + 1) return group.passive ? null : { status, cue, whose: [i + 1, end], not: subject?.range ?? null };
  if (subject === null || !(group.passive || group.bare)) return null;
  if (/\b(no one|nobody|neither|none)\b/.test(tokens.lower.slice(...subject.range).join(' '))) return null;
  return { status, cue, whose: subject.range, not: null };
}

/** Words that stand for a status whatever verb they go with. */
function fixedWords(frame: Frame, i: number): FoundStatus | null {
  const { tokens, lexicons } = frame;
  for (const { status, words } of lexicons.statusPhrases.get(tokens.lower[i] ?? '') ?? []) {
    if (i + words.length > frame.to || !words.every((word, k) => tokens.lower[i + k] === word)) continue;
    const end = i + words.length;
    const group = frame.groups.findLast((g) => g.head < end && g.head >= i - 8);
    if (status === 'arrested' && isTried(frame)) return null;
    if (group !== undefined && group.head < i && group.negated) return null;
    const settled = status !== 'arrested' && isTold(frame);
    if (isUnreal(frame, group?.start ?? i, group, settled || status === 'no further action')) return null;
    const against = /^(against|on)$/.test(tokens.lower[end] ?? '') ? nounPhraseRight(tokens, end + 1, frame.to) : -1;
    const cue: Range = [i, end];
    if (against > end + 1 && tokens.lower[end] === 'against')
      return { status, cue, whose: [end + 1, against], not: null };
    const isCase = status.startsWith('no evidence') || status === 'left on file';
    const subject = group === undefined || isCase ? null : subjectOf(frame, group);
    if (subject !== null && isCaseLike(frame, subject)) return { status, cue, whose: null, not: null };
    const offering = isCase && group !== undefined ? subjectOf(frame, group) : null;
    return { status, cue, whose: subject?.range ?? null, not: offering?.range ?? null };
  }
  return null;
}

function isCaseLike(frame: Frame, subject: Subject): boolean {
  const words = frame.tokens.lower.slice(...subject.range);
  return (
    words.includes('action') ||
    words.some((word) => frame.lexicons.caseNouns.has(word)) ||
    authority.test(words.join(' '))
  );
}

/** The verb's subject; for "who" the noun before it, for a joined verb the subject of the verb before. */
function subjectOf(frame: Frame, group: VerbGroup): Subject | null {
  const { tokens } = frame;
  const own = subjectLeft(frame, group);
  if (own?.how === 'relative') {
    let last = own.range[0] - 1;
    if (tokens.text[last] === ',') last--;
    const start = last >= frame.from ? nounPhraseLeft(tokens, last, frame.from) : -1;
    return start < 0 ? null : { range: [start, last + 1], how: 'relative' };
  }
  if (own !== null) return own;
  const before = tokens.lower[group.start - 1] ?? '';
  const joined = /^(and|but|or|,|then|later)$/.test(before);
  const leading = /^(after|since|despite|following|before)$/.test(before) && tokens.lower[group.start] === 'being';
  if (!joined && !leading) {
    if (/^(both|neither|each|all)$/.test(before)) return { range: [group.start - 1, group.start], how: 'plain' };
    return null;
  }
  for (let k = frame.groups.indexOf(group) - 1; k >= 0; k--) {
    const earlier = frame.groups[k];
    if (earlier === undefined || earlier.infinitive || earlier.gerund) continue;
    const subject = subjectOf(frame, earlier);
    if (subject === null) continue;
    // "Police arrested A and charged him": the object, not the subject, is whose status it is.
    return group.passive || earlier.passive || earlier.bare === group.bare ? subject : null;
  }
  return null;
}

function isObject(frame: Frame, at: number): boolean {
  const { tokens } = frame;
  if (at >= frame.to || weekday.test(tokens.lower[at] ?? '') || /^\d/.test(tokens.text[at] ?? '')) return false;
  return /^(DET|PROPN|PRON|NOUN|ADJ|NUM)$/.test(tokens.pos[at] ?? '');
}

const chargesLike = (word: string | undefined): boolean => /^(with|under|over)$/.test(word ?? '');

function isAuthority(frame: Frame, subject: Subject | null): boolean {
  return subject === null || authority.test(frame.tokens.lower.slice(...subject.range).join(' '));
}

/** Bail granted by a court says nothing of an arrest. */
function isTried(frame: Frame): boolean {
  const words = frame.tokens.lower.slice(frame.from, frame.to).join(' ');
  return /\b(charged|magistrates?|court|judge|justice|trial)\b/.test(words) && !/\barrested\b/.test(words);
}
