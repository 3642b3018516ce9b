import type { Span } from '#domain/span';
import type { Raw } from '../continuations.ts';
import type { NameCandidate } from '../names.ts';
import type { Passage } from './form.ts';

const nowhere = { from: 0, to: 0, inside: null };

/** A passage as an attribution like those the rules draft; its spans stand already. */
export function passageRaw({ rule, source, cue, content, stance }: Passage): Raw {
  return {
    draft: {
      rule,
      source: [],
      cue: [],
      content: [],
      stance,
      negated: false,
      modal: false,
      sentence: nowhere,
      score: 0.9,
      carries: false,
    },
    source,
    cue: [cue],
    content: [...content],
  };
}

/** The sender's name as a candidate, where it is a person's by its shape: the head of a line is not read for names otherwise. */
export function passageName(text: string, { writer, source, rule }: Passage): NameCandidate | null {
  const [span] = source;
  if (rule !== 'message' || !writer.isAccount || span === undefined) return null;
  const words = text.slice(...span).split(' ');
  if (words.length < 2 || words.length > 4 || !words.every((word) => /^\p{Lu}[\p{L}'’-]*\.?$/u.test(word))) return null;
  return {
    start: span[0],
    end: span[1],
    words,
    title: null,
    led: true,
    sentenceStart: false,
    inTable: false,
    dateline: false,
    before: '',
    before2: '',
    after: ':',
    after2: '',
    afterTag: 'PUNCT',
  };
}

/** The shadow with marks of quotation blank, code unit for code unit. */
export function withBlanks(shadow: string, blanks: readonly Span[]): string {
  if (blanks.length === 0) return shadow;
  const pieces: string[] = [];
  let at = 0;
  for (const [from, to] of blanks) {
    pieces.push(shadow.slice(at, from), ' '.repeat(to - from));
    at = to;
  }
  pieces.push(shadow.slice(at));
  return pieces.join('');
}
