import type { Range } from './draft.ts';
import type { FoundStatus } from './legal-statuses.ts';
import { nounPhraseRight } from './noun-phrases.ts';
import type { Frame, VerbGroup } from './phrases.ts';
import { subjectLeft } from './subject.ts';
import { isTold, isUnreal } from './unreal.ts';

const civil =
  /^(civil|disciplinary|libel|divorce|defamation|impeachment|antitrust|bankruptcy|suit|lawsuit|custody|compensation)$/;
const convictions = /^(conviction|convictions)$/;

/** What became of a case, charge, trial or conviction, read at one word: its verb before or behind it, or a noun of ending. */
export function caseStatusAt(frame: Frame, i: number, group: VerbGroup | undefined): FoundStatus | null {
  const { tokens, lexicons } = frame;
  const word = tokens.lower[i] ?? '';
  if (lexicons.endingNouns.has(word)) return endingNoun(frame, i);
  const stops = /^(proceed|proceeding|pursued|pursue)$/.test(word) && group !== undefined && saysNot(frame, group);
  const status = stops ? 'dropped' : lexicons.caseStatuses.get(word);
  if (status === undefined) return null;
  if (group?.negated === true && !stops) return null;
  const start = group?.start ?? i;
  if (isUnreal(frame, start, group, stops || isTold(frame))) return null;
  const cue: Range = [start, i + 1];
  const fits = (k: number): boolean =>
    status === 'quashed' ? convictions.test(tokens.lower[k] ?? '') : lexicons.caseNouns.has(tokens.lower[k] ?? '');
  if (group?.passive !== true) {
    const noun = objectCase(frame, stops && tokens.lower[i + 1] === 'with' ? i + 2 : i + 1, fits);
    if (noun >= 0) {
      const subject = group === undefined ? null : subjectLeft(frame, group);
      return { status, cue: [start, noun + 1], whose: partiesOf(frame, noun, i + 1), not: subject?.range ?? null };
    }
  }
  if (group === undefined) return null;
  // A transitive verb without its object here is another thing: "he dropped the box".
  if (!group.passive && !group.bare && !stops && !word.startsWith('collaps') && !hasHave(frame, group)) return null;
  const noun = subjectCase(frame, group, fits);
  if (noun < 0) return null;
  const after = tokens.lower[i + 1] === 'against' ? nounPhraseRight(tokens, i + 2, frame.to) : -1;
  const whose: Range | null = after > i + 2 ? [i + 2, after] : partiesOf(frame, noun, frame.from);
  return { status, cue, whose, not: null };
}

const hasHave = (frame: Frame, group: VerbGroup): boolean =>
  frame.tokens.lower.slice(group.start, group.head).some((word) => /^(has|have|had|is|are|was|were)$/.test(word));

/** "will not proceed", "decided not to pursue", but never "could not proceed". */
function saysNot(frame: Frame, group: VerbGroup): boolean {
  const words = frame.tokens.lower.slice(Math.max(frame.from, group.start - 1), group.head).join(' ');
  return (
    /\b(will|would|wo|is|are|was|were|did|does|do|to)\b/.test(words) && /\b(not|n't|n’t|never|no longer)\b/.test(words)
  );
}

/** The case noun that a verb or participle takes right after it, or -1. */
function objectCase(frame: Frame, from: number, fits: (k: number) => boolean): number {
  const { tokens } = frame;
  for (let k = from; k < Math.min(frame.to, from + 7); k++) {
    if (fits(k)) {
      // "dropped the case of wine"; "charges" heads the phrase only when no noun follows.
      if (tokens.pos[k + 1] === 'NOUN' && fits(k + 1)) continue;
      if (/^cases?$/.test(tokens.lower[k] ?? '') && tokens.lower[k + 1] === 'of') return -1;
      return tokens.lower.slice(from, k).some((word) => civil.test(word)) ? -1 : k;
    }
    const tag = tokens.pos[k] ?? '';
    const own = tag === 'PRON' && /^(his|her|their|its|all|both)$/.test(tokens.lower[k] ?? '');
    if (!/^(DET|ADJ|NOUN|PROPN|NUM|PART)$/.test(tag) && !own && !/^(of|all|both|’s|'s)$/.test(tokens.lower[k] ?? ''))
      return -1;
  }
  return -1;
}

/** The case noun that a verb says it of: left of it, with no other clause between. */
function subjectCase(frame: Frame, group: VerbGroup, fits: (k: number) => boolean): number {
  const { tokens } = frame;
  let nearest = -1;
  for (let k = group.start - 1; k >= frame.from && group.start - k < 26; k--) {
    const word = tokens.lower[k] ?? '';
    if (word === ';' || word === ':' || word === 'that') break;
    const other = frame.groups.find((g) => g.head === k);
    if (other !== undefined && !other.bare && !other.gerund && !other.infinitive) break;
    if (/^(before|after|because|when|while|since|but|until|as)$/.test(word)) break;
    if (!fits(k)) continue;
    if (tokens.pos[k] === 'VERB' || civil.test(tokens.lower[k - 1] ?? '')) continue;
    nearest = k;
  }
  return nearest;
}

/** Against whom, or whose, a case is: "the case against A and B", "Mr A's conviction", "their trial". */
function partiesOf(frame: Frame, noun: number, floor: number): Range | null {
  const { tokens } = frame;
  const link = tokens.lower[noun + 1] ?? '';
  if (/^(against|of|involving)$/.test(link)) {
    const end = nounPhraseRight(tokens, noun + 2, frame.to);
    if (end > noun + 2) return [noun + 2, end];
  }
  let from = noun;
  while (from > floor && /^(DET|ADJ|NOUN|PROPN|NUM|PART|PRON)$/.test(tokens.pos[from - 1] ?? '')) from--;
  const own = tokens.lower.slice(from, noun).findIndex((word) => /^(his|her|their)$/.test(word));
  if (own >= 0) return [from + own, from + own + 1];
  for (let k = noun - 1; k >= from; k--) if (/^['’]s?$/.test(tokens.lower[k] ?? '') && k > from) return [from, k];
  return null;
}

/** "the collapse of the case against A", "notice of discontinuance was given". */
function endingNoun(frame: Frame, i: number): FoundStatus | null {
  const { tokens, lexicons } = frame;
  const word = tokens.lower[i] ?? '';
  const status = lexicons.endingNouns.get(word) ?? '';
  if (isUnreal(frame, i, undefined)) return null;
  if (tokens.lower[i - 1] === 'of' && /^notices?$/.test(tokens.lower[i - 2] ?? ''))
    return /^(was|were|has|had)$/.test(tokens.lower[i + 1] ?? '')
      ? { status, cue: [i - 2, i + 1], whose: null, not: null }
      : null;
  if (tokens.lower[i + 1] !== 'of') return null;
  const noun = objectCase(frame, i + 2, (k) =>
    status === 'quashed' ? convictions.test(tokens.lower[k] ?? '') : lexicons.caseNouns.has(tokens.lower[k] ?? ''),
  );
  return noun < 0 ? null : { status, cue: [i, noun + 1], whose: partiesOf(frame, noun, i + 2), not: null };
}
