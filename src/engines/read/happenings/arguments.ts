import type { Range } from '../draft.ts';
import { isDeterminer, isModifier, isNominal, isTimeWord, personal } from '../noun-words.ts';
import type { Frame } from '../phrases.ts';
import type { Tokens } from '../tokens.ts';

/** What stands right of a verb or noun: its objects, then phrases by their preposition. */
export type Arguments = {
  readonly objects: readonly Range[];
  readonly preps: readonly { readonly prep: string; readonly range: Range }[];
  /** Where "to" and a verb follow, the verb's position; -1 where none does. */
  readonly infinitive: number;
};

const prepositions = new Set(
  'to from by with for at in on about between through via after before during near of into over as against without under since until'.split(
    ' ',
  ),
);
const particles = new Set(['over', 'on', 'back', 'out', 'up', 'along', 'around', 'off']);
const about = new Set(['on', 'about', 'concerning', 'regarding']);

/** The phrase after a preposition of this name, or null. */
export const behind = (found: Arguments, ...preps: readonly string[]): Range | null =>
  found.preps.find(({ prep }) => preps.includes(prep))?.range ?? null;

/** "a paper on the berth at the quay": a thing with what it is about. */
export function widened(frame: Frame, found: Arguments, range: Range): Range {
  let end = range[1];
  for (const { prep, range: next } of found.preps) {
    if (next[0] - 1 !== end) continue;
    const goesOn = about.has(prep) || (end > range[1] && (prep === 'at' || prep === 'in'));
    if (!goesOn || opensTime(frame.tokens, next[0])) break;
    end = next[1];
  }
  return [range[0], end];
}

/** Reads the words after a verb's head as far as its clause goes, at most forty. */
export function argumentsFrom(frame: Frame, start: number): Arguments {
  const { tokens } = frame;
  const objects: Range[] = [];
  const preps: { prep: string; range: Range }[] = [];
  const to = Math.min(frame.to, start + 40);
  let i = start;
  while (i < to) {
    const word = tokens.lower[i] ?? '';
    if (word === 'to' && /^(VERB|AUX)$/.test(tokens.pos[i + 1] ?? '') && !isNominal(tokens, i + 1))
      return { objects, preps, infinitive: i + 1 };
    if (particles.has(word) && objects.length === 0 && preps.length === 0 && i === start && !opensTime(tokens, i + 1)) {
      const next = tokens.lower[i + 1] ?? '';
      if (prepositions.has(next) || opens(tokens, i + 1) || /^[.,]$/.test(next)) {
        i++;
        continue;
      }
    }
    if (prepositions.has(word) && !boundLength(tokens, i)) {
      const end = phraseEnd(tokens, i + 1, to, word === 'between');
      if (end === i + 1) break;
      preps.push({ prep: word, range: [i + 1, apposed(tokens, end, to)] });
      i = preps.at(-1)?.range[1] ?? end;
      continue;
    }
    if (opens(tokens, i) && !(objects.length > 0 && tokens.pos[i] === 'PRON')) {
      const end = phraseEnd(tokens, i, to);
      if (end === i) break;
      const stop = isTime(tokens, i, end) ? end : apposed(tokens, end, to);
      if (!isTime(tokens, i, end)) objects.push([i, stop]);
      i = stop;
      continue;
    }
    // "in person", "by hand", a date: set in between commas.
    if (word === ',' && prepositions.has(tokens.lower[i + 1] ?? '') && objects.length > 0) {
      i++;
      continue;
    }
    if (tokens.pos[i] === 'ADV' || isTimeWord(word)) {
      i++;
      continue;
    }
    break;
  }
  return { objects, preps, infinitive: -1 };
}

/** "last Friday", "March 2031", "2031": no object. */
function isTime(tokens: Tokens, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (isTimeWord(tokens.lower[i] ?? '')) return true;
  return to - from === 1 && /^\d{4}$/.test(tokens.text[from] ?? '');
}

/** How many words "at least", "no fewer than" and their like have here; 0 where none stands. */
function boundLength(tokens: Tokens, i: number): number {
  const two = `${tokens.lower[i]} ${tokens.lower[i + 1]}`;
  if (/^(at least|more than|fewer than|less than|up to)$/.test(two)) return 2;
  return /^no (fewer|less) than$/.test(`${two} ${tokens.lower[i + 2]}`) ? 3 : 0;
}

const opens = (tokens: Tokens, i: number): boolean =>
  isNominal(tokens, i) ||
  isDeterminer(tokens, i) ||
  isModifier(tokens, i) ||
  /^(at|more|no|up)$/.test(tokens.lower[i] ?? '');

const opensTime = (tokens: Tokens, i: number): boolean =>
  isTimeWord(tokens.lower[i] ?? '') || /^\d/.test(tokens.text[i] ?? '');

/**
 * Where the noun phrase that begins at `first` ends: its words, its of-phrases, names joined to it. Phrases with other
 * prepositions are left to the verb.
 */
export function phraseEnd(tokens: Tokens, first: number, to: number, isPair = false, depth = 0): number {
  let i = first;
  if (depth > 4) return first;
  i += boundLength(tokens, i);
  if (personal.has(tokens.lower[i] ?? '') && tokens.pos[i] === 'PRON') return i + 1;
  let nominal = -1;
  for (let steps = 0; i < to && steps < 40; steps++) {
    const word = tokens.lower[i] ?? '';
    if (isDeterminer(tokens, i)) {
      if (nominal >= 0) break;
      i++;
    } else if (nominal >= 0 && isTimeWord(word) && tokens.pos[i + 1] !== 'NOUN') break;
    else if (isNominal(tokens, i)) {
      if (nominal >= 0 && (tokens.pos[i] === 'PRON' || opensSum(tokens, i, nominal))) break;
      nominal = i++;
    } else if (
      tokens.pos[i] === 'ADJ' &&
      nominal < 0 &&
      i > first &&
      /^(ADP|PUNCT)$/.test(tokens.pos[i + 1] ?? 'PUNCT') &&
      isDeterminer(tokens, i - 1)
    )
      nominal = i++;
    else if (isBaseNoun(tokens, i, first, nominal)) nominal = i++;
    else if (isModifier(tokens, i)) {
      if (opensSum(tokens, i, nominal)) break;
      if (tokens.pos[i] === 'ADJ' && nominal >= 0 && !isNominal(tokens, i + 1)) break;
      i++;
    } else if (
      tokens.pos[i] === 'VERB' &&
      nominal < 0 &&
      /(ed|ing|en)$/.test(word) &&
      (isNominal(tokens, i + 1) || tokens.pos[i + 1] === 'ADJ')
    )
      i++;
    else if (tokens.pos[i] === 'ADV' && nominal < 0 && /^(ADJ|NUM)$/.test(tokens.pos[i + 1] ?? '')) i++;
    else if (word === 'of' && nominal === i - 1) {
      const end = phraseEnd(tokens, i + 1, to, false, depth + 1);
      if (end === i + 1) break;
      nominal = end - 1;
      i = end;
    } else if (
      (word === 'and' || word === '&') &&
      nominal === i - 1 &&
      (isNominal(tokens, i + 1) || isDeterminer(tokens, i + 1) || tokens.pos[i + 1] === 'ADJ')
    ) {
      const end = phraseEnd(tokens, i + 1, to, false, depth + 1);
      // Outside a pair a verb behind it opens a clause of its own.
      if (end === i + 1 || (!isPair && /^(VERB|AUX)$/.test(tokens.pos[end] ?? ''))) break;
      nominal = end - 1;
      i = end;
    } else break;
  }
  return nominal < 0 ? first : nominal + 1;
}

/** "paid the clerk two pounds", "gave Ida Falk £500": a number or a sum behind a noun or a name begins another phrase; "Room 12" is one. */
const opensSum = (tokens: Tokens, i: number, nominal: number): boolean =>
  nominal >= 0 &&
  (/^[£$€¥]/.test(tokens.text[i] ?? '') ||
    (tokens.pos[i] === 'NUM' && (tokens.pos[nominal] === 'NOUN' || tokens.pos[i + 1] === 'NOUN')));

const irregularParticiple =
  /^(?:\w*(?:known|held|kept|sent|made|paid|sold|told|built|bought|brought|caught|taught|thought|won|met|led|lost|meant|spent|lent|born|torn|worn|sworn|drawn|grown|thrown|shown|flown|done|gone|begun|sung|hung|struck|stuck|laid|said|fed|bred|fled|heard|stood|dealt|felt|left|found|put|cut|set|hit|shot|shut|spread|split|read|run|come))$/;

/** "a memory stick from": behind a singular noun with its article a verb's bare form is no verb. */
const isBaseNoun = (tokens: Tokens, i: number, first: number, nominal: number): boolean =>
  tokens.pos[i] === 'VERB' &&
  nominal === i - 1 &&
  nominal > first &&
  tokens.pos[nominal] === 'NOUN' &&
  !/(?:s|ed|ing|en)$/.test(tokens.lower[i] ?? '') &&
  !irregularParticiple.test(tokens.lower[i] ?? '') &&
  !(tokens.lower[nominal] ?? '').endsWith('s') &&
  /^(?:an?|the|his|her|its|their|my|our)$/.test(tokens.lower[first] ?? '') &&
  /^(?:ADP|PUNCT)$/.test(tokens.pos[i + 1] ?? 'PUNCT');

/** "the Minister, Ida Falk,": the name set behind a comma belongs to the phrase. */
function apposed(tokens: Tokens, end: number, to: number): number {
  if (tokens.text[end] !== ',' || !/^(NOUN|PROPN)$/.test(tokens.pos[end - 1] ?? '')) return end;
  let i = end + 1;
  while (
    i < to &&
    i - end < 6 &&
    (tokens.pos[i] === 'PROPN' || /^\p{Lu}\p{L}+$/u.test(tokens.text[i] ?? '')) &&
    !isTimeWord(tokens.lower[i] ?? '')
  )
    i++;
  return i > end + 2 && /^[,.;:)”]$/.test(tokens.text[i] ?? '.') ? i : end;
}
