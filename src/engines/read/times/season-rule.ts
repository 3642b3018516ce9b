import type { Found, Scan } from './scan.ts';

const seasons: ReadonlyMap<string, { readonly code: string; readonly month: number }> = new Map([
  ['spring', { code: 'SP', month: 4 }],
  ['summer', { code: 'SU', month: 7 }],
  ['autumn', { code: 'FA', month: 10 }],
  ['fall', { code: 'FA', month: 10 }],
  ['winter', { code: 'WI', month: 1 }],
]);

/** "the spring", "the winter of 2030": of the year named, else the nearest that the sentence's tense allows. */
export function seasonDate(scan: Scan, at: number): Found | null {
  const [i, hasArticle] = scan.word(at) === 'the' ? [at + 1, true] : [at, false];
  const season = seasons.get(scan.word(i));
  if (season === undefined || !hasArticle) return null;
  const year = scan.word(i + 1) === 'of' && /^[12]\d{3}$/.test(scan.word(i + 2)) ? Number(scan.word(i + 2)) : null;
  if (year !== null) return { from: at, to: i + 3, type: 'DATE', value: `${year}-${season.code}` };
  // "the spring offensive", "the fall of the king": no time.
  if (scan.word(i) === 'fall' || /^(NOUN|PROPN|ADJ)$/.test(scan.tokens.pos[i + 1] ?? '') || scan.word(i + 1) === 'of')
    return null;
  if (scan.said === null) return { from: at, to: i + 1, type: 'DATE', value: `XXXX-${season.code}` };
  const { year: now, month } = scan.said;
  const shown = scan.ahead(at) ? (season.month < month ? now + 1 : now) : season.month > month ? now - 1 : now;
  return { from: at, to: i + 1, type: 'DATE', value: `${shown}-${season.code}` };
}
