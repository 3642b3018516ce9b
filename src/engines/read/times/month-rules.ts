import { type Day, daysBetween, isDay, isoDay, isoMonth } from './calendar.ts';
import type { Found, Scan } from './scan.ts';
import { halves, lastDigitYear, monthOf, ordinalOf, weekdayOf } from './words.ts';

function yearAt(scan: Scan, i: number): number | null {
  const word = scan.word(i);
  return lastDigitYear.test(word) ? Number(word) : null;
}

function dayNumberAt(scan: Scan, i: number): number | null {
  const word = scan.word(i);
  const n = ordinalOf(word) ?? (/^\d{1,2}$/.test(word) ? Number(word) : undefined);
  return n !== undefined && n >= 1 && n <= 31 ? n : null;
}

/** The year of a day and month said without one: the nearest that the sentence's tense allows, rather past than coming. */
export function nearestYear(scan: Scan, at: number, month: number, day: number): number | null {
  const { said } = scan;
  if (said === null) return null;
  const same: Day = { year: said.year, month, day: Math.min(day, 28) };
  const gap = daysBetween(said, same);
  if (scan.ahead(at)) return gap < -15 ? said.year + 1 : said.year;
  if (gap > 90) return said.year - 1;
  if (gap < -300) return said.year + 1;
  return said.year;
}

const written = (year: number | null, month: number, day: number): string =>
  year === null ? `XXXX-${isoMonth(0, month).slice(5)}-${String(day).padStart(2, '0')}` : isoDay({ year, month, day });

/** "Tue, 8 Mar": short and without a stop as in the heads of mails. */
function mailDay(scan: Scan, i: number): number | undefined {
  const at = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].indexOf(scan.word(i));
  const isHead =
    at >= 0 && scan.word(i + 1) === ',' && dayNumberAt(scan, i + 2) !== null && monthOf(scan.word(i + 3)) !== undefined;
  return isHead ? at + 1 : undefined;
}

/** "Friday, Oct. 23, 1998", "23rd of October", "October 1998", "late November", "last May". */
export function monthDate(scan: Scan, at: number): Found | null {
  let i = at;
  let from = at;
  const opener = weekdayOf(scan.word(i)) ?? mailDay(scan, i);
  if (
    opener !== undefined &&
    scan.word(i + 1) === ',' &&
    (monthOf(scan.word(i + 2)) !== undefined || dayNumberAt(scan, i + 2) !== null)
  )
    i += 2;
  else if (
    opener !== undefined &&
    (monthOf(scan.word(i + 1)) !== undefined ||
      (dayNumberAt(scan, i + 1) !== null && monthOf(scan.word(i + 2)) !== undefined))
  )
    i += 1;
  else if (opener !== undefined) return null;
  if (scan.word(i) === 'the' && dayNumberAt(scan, i + 1) !== null) i++;
  const dayFirst = dayNumberAt(scan, i);
  if (dayFirst !== null) {
    const k = scan.word(i + 1) === 'of' ? i + 2 : i + 1;
    const month = monthOf(scan.word(k));
    if (month === undefined || !isMonthName(scan, k, true)) return null;
    const y = scan.word(k + 1) === ',' ? k + 2 : k + 1;
    const year = yearAt(scan, y);
    const to = year === null ? k + 1 : y + 1;
    const value = written(year ?? nearestYear(scan, at, month, dayFirst), month, dayFirst);
    return isReal(value) ? { from, to, type: 'DATE', value } : null;
  }
  const head = scan.word(i);
  let shift: 'last' | 'next' | 'this' | null = null;
  let part = false;
  if (head === 'the' && /^(end|beginning|start|middle|close)$/.test(scan.word(i + 1)) && scan.word(i + 2) === 'of') {
    i += 3;
    part = true;
    if (monthOf(scan.word(i)) === undefined) {
      const year = yearAt(scan, i);
      return year === null ? null : { from, to: i + 1, type: 'DATE', value: String(year) };
    }
  }
  if (halves.test(scan.word(i))) {
    i++;
    part = true;
    if (scan.word(i) === '-') i++;
    const year = yearAt(scan, i);
    if (year !== null) return { from, to: i + 1, type: 'DATE', value: String(year) };
    if (scan.word(i) === 'in') return null;
  }
  if (/^(last|next|this|past|coming)$/.test(scan.word(i)) && monthOf(scan.word(i + 1)) !== undefined) {
    shift = scan.word(i) === 'next' || scan.word(i) === 'coming' ? 'next' : scan.word(i) === 'this' ? 'this' : 'last';
    i++;
  }
  const month = monthOf(scan.word(i));
  if (month === undefined) return null;
  const day =
    /^\d{1,2}(st|nd|rd|th)?$/.test(scan.word(i + 1)) || ordinalOf(scan.word(i + 1)) !== undefined
      ? dayNumberAt(scan, i + 1)
      : null;
  if (day !== null && scan.word(i + 2) !== '%' && scan.word(i + 2) !== 'percent') {
    const y = scan.word(i + 2) === ',' ? i + 3 : i + 2;
    const year = yearAt(scan, y);
    const value = written(year ?? nearestYear(scan, at, month, day), month, day);
    return isReal(value) ? { from, to: year === null ? i + 2 : y + 1, type: 'DATE', value } : null;
  }
  const y = scan.word(i + 1) === 'of' || scan.word(i + 1) === ',' ? i + 2 : i + 1;
  const year = yearAt(scan, y);
  if (year !== null) return { from, to: y + 1, type: 'DATE', value: isoMonth(year, month) };
  if (/^(last|this|next)$/.test(scan.word(i + 1)) && scan.word(i + 2) === 'year') {
    const base = scan.said?.year ?? null;
    const step = scan.word(i + 1) === 'last' ? -1 : scan.word(i + 1) === 'next' ? 1 : 0;
    return {
      from,
      to: i + 3,
      type: 'DATE',
      value: base === null ? `XXXX-${isoMonth(0, month).slice(5)}` : isoMonth(base + step, month),
    };
  }
  if (!part && shift === null && !isMonthName(scan, i, false)) return null;
  if (scan.said === null) return { from, to: i + 1, type: 'DATE', value: `XXXX-${isoMonth(0, month).slice(5)}` };
  let inYear = scan.said.year;
  if (shift === 'last') inYear = month >= scan.said.month ? inYear - 1 : inYear;
  else if (shift === 'next') inYear = month <= scan.said.month ? inYear + 1 : inYear;
  else if (shift === null) {
    const gap = month - scan.said.month;
    if (scan.ahead(at) ? gap < 0 : gap < -9) inYear++;
    else if (!scan.ahead(at) && gap > 2) inYear--;
  }
  return { from, to: i + 1, type: 'DATE', value: isoMonth(inYear, month) };
}

/** "May", "March" and the short forms are months only in a capital and where a month can stand. */
function isMonthName(scan: Scan, i: number, sure: boolean): boolean {
  const text = scan.tokens.text[i] ?? '';
  if (!/^\p{Lu}/u.test(text)) return false;
  if (sure || !/^(may|march|mar\.?|dec|jan|jun|nov)$/i.test(text)) return true;
  return (
    scan.tokens.pos[i] === 'PROPN' &&
    /^(in|of|since|until|till|by|from|during|for|before|after|through|to|and|between|this|last|next|every|each|around|the)$/.test(
      scan.word(i - 1),
    )
  );
}

function isReal(value: string): boolean {
  if (value.startsWith('X')) return true;
  const [year = 0, month = 0, day = 0] = value.split('-').map(Number);
  return isDay({ year, month, day });
}

/** "2016-09-12", "12/09/2016": figures alone, the day before the month as in Britain. */
export function numericDate(scan: Scan, at: number): Found | null {
  const text = scan.word(at);
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  const slashed = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})$/.exec(text);
  if (iso !== null) return figures(Number(iso[1]), Number(iso[2]), Number(iso[3]), at, at + 1);
  if (slashed !== null) return british(Number(slashed[1]), Number(slashed[2]), slashed[3] ?? '', at, at + 1);
  // The tokeniser may have cut it at the marks.
  const mark = scan.word(at + 1);
  if ((mark !== '-' && mark !== '/' && mark !== '.') || scan.word(at + 3) !== mark) return null;
  const [a, b, c] = [scan.word(at), scan.word(at + 2), scan.word(at + 4)];
  if (!/^\d{1,4}$/.test(a) || !/^\d{1,2}$/.test(b) || !/^\d{1,4}$/.test(c)) return null;
  for (let i = at + 1; i < at + 5; i++) if (scan.tokens.start[i] !== scan.tokens.end[i - 1]) return null;
  if (a.length === 4 && mark === '-') return figures(Number(a), Number(b), Number(c), at, at + 5);
  return c.length === 4 || (c.length === 2 && mark === '/') ? british(Number(a), Number(b), c, at, at + 5) : null;
}

function british(a: number, b: number, c: string, from: number, to: number): Found | null {
  const year = c.length === 4 ? Number(c) : Number(c) > 50 ? 1900 + Number(c) : 2000 + Number(c);
  return figures(year, b, a, from, to) ?? figures(year, a, b, from, to);
}

function figures(year: number, month: number, day: number, from: number, to: number): Found | null {
  return isDay({ year, month, day }) && year > 1000
    ? { from, to, type: 'DATE', value: isoDay({ year, month, day }) }
    : null;
}
