import { isDeterminer, isModifier, isNominal, isTimeWord, joiners, personal, possessive, wide } from './noun-words.ts';
import type { Tokens } from './tokens.ts';

/** Where the noun phrase that ends at `last` (inclusive) starts, not left of `floor`; -1 when there is none. */
export function nounPhraseLeft(tokens: Tokens, last: number, floor: number, depth = 0): number {
  if (depth > 5) return last;
  let k = last;
  const lastWord = tokens.lower[last] ?? '';
  if (last < floor) return -1;
  if (lastWord === ')') {
    let open = last - 1;
    while (open > floor && last - open < 14 && tokens.text[open] !== '(') open--;
    if (tokens.text[open] !== '(' || open <= floor) return -1;
    const start = nounPhraseLeft(tokens, open - 1, floor, depth + 1);
    return start;
  }
  if (!isNominal(tokens, last)) {
    if (tokens.pos[last] === 'PART' && /^['’]s?$/.test(lastWord)) {
      /* a genitive: "the report's" */
    } else if (
      tokens.pos[last] === 'ADJ' &&
      last > floor &&
      (isDeterminer(tokens, last - 1) || headsAsAdjective(tokens, last, floor))
    ) {
      /* "the accused", "the Republican incumbent" */
    } else if (last > floor && /^(?:general|elect|laureate|designate)$/.test(lastWord) && isNominal(tokens, last - 1)) {
      /* "the secretary general" */
    } else if (
      (lastWord === 'both' || lastWord === 'all' || lastWord === 'each') &&
      last - 1 >= floor &&
      isNominal(tokens, last - 1)
    ) {
      const start = nounPhraseLeft(tokens, last - 1, floor, depth + 1);
      return start >= 0 ? start : last;
    } else if (
      (tokens.pos[last] === 'DET' || tokens.pos[last] === 'ADJ' || tokens.pos[last] === 'ADV') &&
      (wide.has(lastWord) || lastWord === 'this')
    )
      return last;
    else return -1;
  }
  if (personal.has(lastWord) && tokens.pos[last] === 'PRON') {
    if (last - 2 >= floor && tokens.lower[last - 1] === 'and' && /^(PROPN|PRON)$/.test(tokens.pos[last - 2] ?? '')) {
      const left = nounPhraseLeft(tokens, last - 2, floor, depth + 1);
      if (left >= 0 && startsClause(tokens, left, floor)) return left;
    }
    return last;
  }
  for (let steps = 0; k > floor && steps < 60; steps++) {
    const p = k - 1;
    const word = tokens.lower[p] ?? '';
    const atDeterminer = isDeterminer(tokens, k);
    if (personal.has(word) && tokens.pos[p] === 'PRON') break;
    if (!atDeterminer && isModifier(tokens, p)) {
      const genitive = tokens.pos[k] === 'PART';
      if (isTimeWord(word) && !genitive && tokens.lower[k] !== 'night' && tokens.text[k] !== '-') break;
      // A common noun runs into a new phrase when the next is a plural group or a pronoun.
      k = p;
      continue;
    }
    if (!atDeterminer && isDeterminer(tokens, p)) {
      k = p;
      continue;
    }
    // "an inside source": a preposition between article and noun only qualifies.
    if (
      !atDeterminer &&
      qualifies.test(word) &&
      tokens.pos[p] === 'ADP' &&
      p - 1 >= floor &&
      tokens.pos[p - 1] === 'DET'
    ) {
      k = p;
      continue;
    }
    if (atDeterminer && wide.has(word)) {
      k = p;
      continue;
    }
    if (
      !atDeterminer &&
      tokens.pos[p] === 'VERB' &&
      /(ed|ing|en)$/.test(word) &&
      tokens.pos[k] !== 'PRON' &&
      (p === floor || isDeterminer(tokens, p - 1) || tokens.pos[p - 1] === 'ADJ') &&
      tokens.pos[k] !== 'PROPN'
    ) {
      k = p;
      continue;
    }
    if (
      !atDeterminer &&
      tokens.pos[p] === 'ADV' &&
      (tokens.pos[k] === 'ADJ' || tokens.pos[k] === 'NUM') &&
      !/^(when|where|why|how|then|also|so|now|later)$/.test(word)
    ) {
      k = p;
      continue;
    }
    // "current and former officials", "a bearded, 71-year-old man"
    if (
      (word === 'and' || word === 'or' || word === ',') &&
      p - 1 >= floor &&
      tokens.pos[p - 1] === 'ADJ' &&
      (tokens.pos[k] === 'ADJ' || (tokens.pos[k] === 'NUM' && tokens.text[k + 1] === '-')) &&
      (word !== ',' || isDeterminer(tokens, p - 2))
    ) {
      k = p - 1;
      continue;
    }
    if ((word === 'and' || word === 'or' || word === '&') && p - 1 >= floor) {
      let q = p - 1;
      if (tokens.text[q] === ',') q--;
      if (q >= floor && isNominal(tokens, q)) {
        const left = nounPhraseLeft(tokens, q, floor, depth + 1);
        if (left >= 0 && startsClause(tokens, left, floor)) {
          k = left;
          continue;
        }
      }
      break;
    }
    if (tokens.text[p] === ',' && p - 1 >= floor && isNominal(tokens, p - 1) && inList(tokens, k, last)) {
      const left = nounPhraseLeft(tokens, p - 1, floor, depth + 1);
      if (left >= 0 && startsClause(tokens, left, floor)) {
        k = left;
        continue;
      }
      break;
    }
    if (
      (tokens.pos[p] === 'ADP' || joiners.has(word)) &&
      joiners.has(word) &&
      p - 1 >= floor &&
      (isNominal(tokens, p - 1) || wide.has(tokens.lower[p - 1] ?? '') || tokens.text[p - 1] === ')')
    ) {
      if (isTimeWord(tokens.lower[p - 1] ?? '')) break;
      const left = nounPhraseLeft(tokens, p - 1, floor, depth + 1);
      if (left < 0) break;
      if (word === 'of' || startsClause(tokens, left, floor)) {
        k = left;
        continue;
      }
      break;
    }
    break;
  }
  return k;
}

/** "the far right", "the Republican incumbent": modifiers up to a determiner, with the last of them as the head. */
function headsAsAdjective(tokens: Tokens, last: number, floor: number): boolean {
  let k = last - 1;
  while (k >= floor && last - k < 5 && isModifier(tokens, k)) k--;
  return k >= floor && k < last - 1 && isDeterminer(tokens, k);
}

const qualifies = /^(inside|outside|off|over|under|near|through|up|down)$/;

/** A comma before the phrase belongs to a list only when "and" or "or" stands later in it. */
function inList(tokens: Tokens, from: number, to: number): boolean {
  for (let i = from; i <= to && i < from + 24; i++)
    if (tokens.lower[i] === 'and' || tokens.lower[i] === 'or') return true;
  return false;
}

/** True when a phrase beginning here is at the head of its clause and so can be a subject. */
export function startsClause(tokens: Tokens, at: number, floor: number): boolean {
  let before = at - 1;
  while (before >= floor && tokens.pos[before] === 'ADV' && !clauseWords.has(tokens.lower[before] ?? '')) before--;
  if (before < floor) return true;
  const word = tokens.lower[before] ?? '';
  const tag = tokens.pos[before];
  return tag === 'CCONJ' || tag === 'SCONJ' || tag === 'PUNCT' || clauseWords.has(word) || isTimeWord(word);
}

const clauseWords = new Set(
  'that as while when because but if what how whether than after before since until although though once where why who which said says'.split(
    ' ',
  ),
);

/** Where the noun phrase that begins at `first` ends (exclusive), with its of-phrases; `first` when there is none. */
export function nounPhraseRight(tokens: Tokens, first: number, to: number, depth = 0): number {
  if (depth > 5) return first;
  let i = first;
  const word = tokens.lower[i] ?? '';
  if (i >= to) return first;
  if (tokens.pos[i] === 'PRON' && personal.has(word)) {
    if (tokens.lower[i + 1] === 'and' && i + 2 < to && (isNominal(tokens, i + 2) || isDeterminer(tokens, i + 2)))
      return nounPhraseRight(tokens, i + 2, to, depth + 1);
    return i + 1;
  }
  let nominal = -1;
  for (let steps = 0; i < to && steps < 60; steps++) {
    const here = tokens.lower[i] ?? '';
    if (isTimeWord(here) && nominal >= 0 && tokens.pos[i + 1] !== 'PROPN') break;
    if (isNominal(tokens, i)) {
      if (personal.has(here) && tokens.pos[i] === 'PRON') {
        if (nominal < 0) return i + 1;
        break;
      }
      nominal = i;
      i++;
      continue;
    }
    if (nominal < 0 || tokens.pos[i - 1] !== 'NOUN') {
      if (isDeterminer(tokens, i)) {
        if (nominal >= 0) break;
        i++;
        continue;
      }
    } else if (isDeterminer(tokens, i)) break;
    if (isModifier(tokens, i)) {
      const next = tokens.pos[i + 1] === 'ADJ' ? tokens.pos[i + 2] : tokens.pos[i + 1];
      if (tokens.pos[i] === 'ADJ' && nominal >= 0 && next !== 'NOUN' && next !== 'PROPN') break;
      i++;
      continue;
    }
    if (
      tokens.pos[i] === 'VERB' &&
      nominal < i - 1 &&
      /(ed|ing|en)$/.test(here) &&
      (tokens.pos[i + 1] === 'NOUN' || tokens.pos[i + 1] === 'PROPN')
    ) {
      i++;
      continue;
    }
    if (tokens.pos[i] === 'ADV' && nominal < 0 && (tokens.pos[i + 1] === 'ADJ' || tokens.pos[i + 1] === 'NUM')) {
      i++;
      continue;
    }
    if (here === 'of' && nominal === i - 1) {
      const end = nounPhraseRight(tokens, i + 1, to, depth + 1);
      if (end > i + 1) {
        nominal = end - 1;
        i = end;
        continue;
      }
    }
    if (
      (here === 'for' || here === 'at' || here === 'from' || here === 'with') &&
      nominal === i - 1 &&
      (tokens.pos[i + 1] === 'PROPN' || (tokens.pos[i + 1] === 'DET' && tokens.pos[nominal] === 'NOUN'))
    ) {
      const end = nounPhraseRight(tokens, i + 1, to, depth + 1);
      if (end > i + 1 && !isTimeWord(tokens.lower[end - 1] ?? '')) {
        nominal = end - 1;
        i = end;
        continue;
      }
    }
    // "Mills, Sullivan and Abedin": names in a row.
    if (here === ',' && nominal === i - 1 && tokens.pos[i - 1] === 'PROPN' && tokens.pos[i + 1] === 'PROPN') {
      const end = namesInRow(tokens, i, to);
      if (end > i) {
        nominal = end - 1;
        i = end;
        continue;
      }
    }
    if (here === '(' && nominal === i - 1) {
      let close = i + 1;
      while (close < to && close - i < 12 && tokens.text[close] !== ')') close++;
      if (tokens.text[close] === ')') {
        nominal = close;
        i = close + 1;
        continue;
      }
    }
    if (
      (here === 'and' || here === '&') &&
      nominal === i - 1 &&
      (isNominal(tokens, i + 1) || isDeterminer(tokens, i + 1) || tokens.pos[i + 1] === 'ADJ')
    ) {
      const end = nounPhraseRight(tokens, i + 1, to, depth + 1);
      if (end > i + 1 && tokens.pos[end] !== 'VERB' && tokens.pos[end] !== 'AUX') {
        nominal = end - 1;
        i = end;
        continue;
      }
    }
    break;
  }
  return nominal < 0 ? first : nominal + 1;
}

/** After a noun phrase: the end of an apposition set off by a comma ("…, a professor at Yale"), or `end` itself. */
export function appositionRight(tokens: Tokens, end: number, to: number, stop: (i: number) => boolean): number {
  if (tokens.text[end] !== ',' || end + 1 >= to) return end;
  const tag = tokens.pos[end + 1];
  const word = tokens.lower[end + 1] ?? '';
  const opens =
    tag === 'DET' ||
    tag === 'NOUN' ||
    tag === 'PROPN' ||
    tag === 'ADJ' ||
    tag === 'NUM' ||
    word === 'who' ||
    word === 'whose' ||
    possessive.has(word) ||
    (tag === 'VERB' && word === 'speaking_');
  if (!opens || isTimeWord(word)) return end;
  let i = end + 1;
  for (; i < to; i++) if (stop(i)) break;
  while (i > end + 1 && /^[.,;:!?—–-]$/.test(tokens.text[i - 1] ?? '')) i--;
  return i > end + 1 ? i : end;
}

/** The end of a row of names that a comma opens and "and" closes, or `from` when it is none. */
function namesInRow(tokens: Tokens, from: number, to: number): number {
  let joined = false;
  let i = from;
  for (; i < to && i - from < 14; i++) {
    if (tokens.pos[i] === 'PROPN') {
      if (joined && tokens.pos[i + 1] !== 'PROPN') return i + 1;
      continue;
    }
    if (tokens.lower[i] === 'and') joined = true;
    else if (tokens.text[i] !== ',') return from;
  }
  return from;
}
