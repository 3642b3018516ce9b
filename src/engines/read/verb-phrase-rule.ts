import { clauseStartsAt } from './clause-start.ts';
import { asContent, contentEnd, phraseContentEnd } from './content-range.ts';
import type { Draft } from './draft.ts';
import { nounPhraseRight } from './noun-phrases.ts';
import type { Frame, VerbGroup } from './phrases.ts';
import { canHoldViews } from './speaking-noun.ts';
import { type Subject, sharedSubject, subjectLeft } from './subject.ts';

/** Reports of several words led by a verb: "took issue with", "came out against", "pleaded not guilty". */
export function readVerbPhrases(frame: Frame): Draft[] {
  const drafts: Draft[] = [];
  const subjects = new Map<VerbGroup, Subject | null>();
  for (const group of frame.groups) {
    const own = group.infinitive || group.gerund || group.passive ? null : subjectLeft(frame, group);
    subjects.set(group, own);
    const phrases = frame.lexicons.verbPhrases.get(frame.tokens.lower[group.head] ?? '');
    if (phrases === undefined || group.passive || group.infinitive) continue;
    for (const { words, stance } of phrases) {
      const end = matched(frame, group.head + 1, words);
      if (end < 0) continue;
      const subject = own ?? sharedSubject(frame, group, subjects);
      const draft = subject === null ? null : made(frame, group, subject, end, stance, words);
      if (draft !== null) drafts.push(draft);
      break;
    }
  }
  return drafts;
}

const opensSlot = /^(?:his|her|its|their|my|our|your|himself|herself|itself|themselves|a|an|the|no|any|some|another)$/;

/** The position behind the words, or -1 where they do not stand. */
function matched(frame: Frame, from: number, words: readonly string[]): number {
  const { tokens } = frame;
  let i = from;
  if (tokens.pos[i] === 'ADV' && tokens.lower[i] !== words[0]) i++;
  for (const word of words) {
    if (word === '~') {
      if (opensSlot.test(tokens.lower[i] ?? '')) i++;
      else if (tokens.pos[i] !== 'ADJ') return -1;
      for (let steps = 0; steps < 3 && (tokens.pos[i] === 'ADJ' || tokens.pos[i] === 'ADV'); steps++) i++;
      continue;
    }
    if (i >= frame.to || tokens.lower[i] !== word) return -1;
    i++;
  }
  return i;
}

const complete = new Set(['guilty', 'innocent', 'contest']);

function made(
  frame: Frame,
  group: VerbGroup,
  subject: Subject,
  end: number,
  stance: Draft['stance'],
  words: readonly string[],
): Draft | null {
  const { tokens } = frame;
  if (!canHoldViews(frame, subject.range)) return null;
  const last = words.at(-1) ?? '';
  const base: Omit<Draft, 'cue' | 'content'> = {
    rule: `verb-phrase${group.gerund ? '-participle' : subject.how === 'relative' ? '-relative' : ''}`,
    source: [subject.range],
    stance,
    negated: group.negated,
    modal: group.modal,
    sentence: frame.sentence,
    score: 0.65,
    carries: false,
  };
  if (complete.has(last)) {
    const start = tokens.lower[group.head + 1] === 'not' ? group.head + 1 : end - 1;
    const content = asContent(frame, start, phraseContentEnd(frame, start));
    return content === null ? null : { ...base, cue: [[group.start, start]], content: [content] };
  }
  const clause = last === 'that' || last === 'saying';
  const at = last === 'that' || (last === 'to' && tokens.pos[end] === 'VERB') ? end - 1 : end;
  if (!clause && !opensContent(frame, at)) return null;
  const content = asContent(frame, at, clause || at < end ? contentEnd(frame, at) : phraseContentEnd(frame, at));
  return content === null ? null : { ...base, cue: [[group.start, at]], content: [content] };
}

/** An object, a participle or a clause can follow; a full stop or a time cannot. */
function opensContent(frame: Frame, at: number): boolean {
  const { tokens } = frame;
  if (at >= frame.to || tokens.pos[at] === 'PUNCT') return /^["“'‘]$/.test(tokens.text[at] ?? '');
  if (tokens.pos[at] === 'VERB' || /^(what|how|whether|why|who|to)$/.test(tokens.lower[at] ?? '')) return true;
  return nounPhraseRight(tokens, at, frame.to) > at || clauseStartsAt(frame, at);
}
