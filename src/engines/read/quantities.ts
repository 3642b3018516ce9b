import type { Range } from './draft.ts';
import type { Tokens } from './tokens.ts';

export type Quantity = {
  readonly range: Range;
  readonly value: number | null;
  readonly lowerBound: boolean;
  readonly unit: string;
};

const small = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
  'twenty',
];
const scales = new Map([
  ['hundred', 100],
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
  ['trillion', 1e12],
  ['m', 1e6],
  ['bn', 1e9],
]);
const bounds: readonly (readonly string[])[] = [
  ['at', 'least'],
  ['more', 'than'],
  ['no', 'fewer', 'than'],
  ['not', 'less', 'than'],
  ['upwards', 'of'],
  ['over'],
];
const about: readonly (readonly string[])[] = [
  ['about'],
  ['around'],
  ['some'],
  ['nearly'],
  ['almost'],
  ['up', 'to'],
  ['at', 'most'],
  ['fewer', 'than'],
  ['less', 'than'],
];

/** Numbers with what they count in one paragraph; "at least 34 reports" keeps its bound. */
export function quantitiesOf(tokens: Tokens, from = 0, to = tokens.length): Quantity[] {
  const found: Quantity[] = [];
  for (let i = from; i < to; i++) {
    const first = valueOf(tokens.lower[i] ?? '');
    if (first === null || (tokens.pos[i] !== 'NUM' && !/^\d/.test(tokens.text[i] ?? ''))) continue;
    if (
      tokens.start[i + 1] === tokens.end[i] &&
      /^\p{L}/u.test(tokens.text[i + 1] ?? '') &&
      !scales.has(tokens.lower[i + 1] ?? '')
    )
      continue;
    let value = first;
    let end = i + 1;
    while (end < tokens.length && scales.has(tokens.lower[end] ?? ''))
      value *= scales.get(tokens.lower[end++] ?? '') ?? 1;
    let start = i;
    if (/^[$£€¥]$/.test(tokens.text[i - 1] ?? '')) start = i - 1;
    const bound = bounds.find((words) => endsWith(tokens, start, words));
    const approximate = bound ?? about.find((words) => endsWith(tokens, start, words));
    if (approximate !== undefined) start -= approximate.length;
    const phrase = tokens.text[end] === '%' ? end + 1 : countedEnd(tokens, end);
    const money = /^[$£€¥]$/.test(tokens.text[i - 1] ?? '');
    if (phrase === end && !money && approximate === undefined) continue;
    const stop = money ? end : phrase;
    found.push({
      range: [start, Math.max(stop, end)],
      value,
      lowerBound: bound !== undefined,
      unit: tokens.text.slice(end, stop).join(' '),
    });
    i = Math.max(stop, end) - 1;
  }
  return found;
}

/** Where the counted noun ends: adjectives, then nouns, nothing more. */
function countedEnd(tokens: Tokens, from: number): number {
  let end = from;
  let noun = from;
  for (; end < tokens.length && end - from < 5; end++) {
    if (tokens.pos[end] === 'NOUN') noun = end + 1;
    else if (tokens.pos[end] !== 'ADJ' || noun > from) break;
  }
  return noun;
}

function endsWith(tokens: Tokens, before: number, words: readonly string[]): boolean {
  return before >= words.length && words.every((word, k) => tokens.lower[before - words.length + k] === word);
}

/** The number a word stands for, or null. */
export function valueOf(word: string): number | null {
  const at = small.indexOf(word);
  if (at >= 0) return at;
  if (!/^\d{1,3}(,\d{3})+(\.\d+)?$|^\d+(\.\d+)?$/.test(word)) return null;
  return Number(word.replaceAll(',', ''));
}
