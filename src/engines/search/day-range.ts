import type { DayRange } from './query.ts';

const day = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/;

/** The first or last day of a year, month or day as written; null where there is no such. */
function edgeOf(written: string, edge: 'first' | 'last'): string | null {
  const found = day.exec(written);
  if (found === null) return null;
  const [year, month, date] = [Number(found[1]), Number(found[2] ?? 0), Number(found[3] ?? 0)];
  if (found[2] !== undefined && (month < 1 || month > 12)) return null;
  const ofMonth = found[2] === undefined ? (edge === 'first' ? 1 : 12) : month;
  const days = daysIn(year, ofMonth);
  if (found[3] !== undefined && (date < 1 || date > days)) return null;
  const ofDay = found[3] === undefined ? (edge === 'first' ? 1 : days) : date;
  return `${found[1]}-${String(ofMonth).padStart(2, '0')}-${String(ofDay).padStart(2, '0')}`;
}

const daysIn = (year: number, month: number): number =>
  month === 2
    ? year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
      ? 29
      : 28
    : [4, 6, 9, 11].includes(month)
      ? 30
      : 31;

const nextDay = (of: string): string => shifted(of, 1);
const dayBefore = (of: string): string => shifted(of, -1);
function shifted(of: string, by: 1 | -1): string {
  const [year, month, date] = of.split('-').map(Number) as [number, number, number];
  const moved = date + by;
  if (moved >= 1 && moved <= daysIn(year, month)) return dayText(year, month, moved);
  const [y, m] =
    by === 1 ? (month === 12 ? [year + 1, 1] : [year, month + 1]) : month === 1 ? [year - 1, 12] : [year, month - 1];
  return dayText(y, m, by === 1 ? 1 : daysIn(y, m));
}
const dayText = (year: number, month: number, date: number): string =>
  `${String(Math.min(9999, Math.max(0, year))).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;

/** Reads `2021`, `2021-05`, `2021-05-03`, `2020..2021-06`, `2020..`, `<2021`, `>=2020-05`; null where it is none of these. */
export function readDayRange(written: string): DayRange | null {
  const [left, right, ...more] = written.split('..');
  if (more.length > 0) return null;
  if (right !== undefined) {
    const from = left === '' ? null : edgeOf(left!, 'first');
    const to = right === '' ? null : edgeOf(right, 'last');
    if ((left !== '' && from === null) || (right !== '' && to === null) || (left === '' && right === '')) return null;
    return from !== null && to !== null && from > to ? null : { from, to };
  }
  const [, sign = '', date = ''] = /^(<=|>=|<|>)?(.*)$/s.exec(written) ?? [];
  const [first, last] = [edgeOf(date, 'first'), edgeOf(date, 'last')];
  if (first === null || last === null) return null;
  if (sign === '>=') return { from: first, to: null };
  if (sign === '>') return { from: nextDay(last), to: null };
  if (sign === '<=') return { from: null, to: last };
  if (sign === '<') return { from: null, to: dayBefore(first) };
  return { from: first, to: last };
}

/**
 * The shortest beginnings that together stand for every day of a range and for no other: "199", "2020-0", "2021-05-0".
 * Written as text, days sort as they follow, so a range is found by where its texts begin.
 */
export function dayPrefixes({ from, to }: DayRange): readonly string[] {
  const [low, high] = [from ?? '0000-01-01', to ?? '9999-12-31'];
  return low > high ? [] : prefixesUnder('', low, high);
}

/** What may follow a beginning of a day's text. */
function next(prefix: string): readonly string[] {
  if (prefix.length === 4 || prefix.length === 7) return ['-'];
  if (prefix.length === 5) return ['0', '1'];
  if (prefix.length === 6) return prefix.endsWith('0') ? [...'123456789'] : [...'012'];
  if (prefix.length === 8) return [...'0123'];
  if (prefix.length === 9)
    return prefix.endsWith('0') ? [...'123456789'] : prefix.endsWith('3') ? ['0', '1'] : [...'0123456789'];
  return [...'0123456789'];
}

/** The least or greatest text of a day that may go on from a beginning. */
function edgeUnder(prefix: string, edge: 'first' | 'last'): string {
  let text = prefix;
  while (text.length < 10) text += next(text).at(edge === 'first' ? 0 : -1)!;
  return text;
}

/** A beginning whose every day lies inside is taken whole; one that lies half inside is looked into. */
function prefixesUnder(prefix: string, low: string, high: string): string[] {
  const [first, last] = [edgeUnder(prefix, 'first'), edgeUnder(prefix, 'last')];
  if (last < low || first > high) return [];
  if (prefix !== '' && first >= low && (last <= high || isWhole(prefix, high))) return [prefix];
  if (prefix.length === 10) return prefix >= low && prefix <= high ? [prefix] : [];
  return next(prefix).flatMap((char) => prefixesUnder(prefix + char, low, high));
}

/** Whether a year or month ends no later than the range does, though its text could go on beyond any real day. */
function isWhole(prefix: string, high: string): boolean {
  const bare = prefix.replace(/-$/, '');
  const last = bare.length === 4 || bare.length === 7 ? edgeOf(bare, 'last') : null;
  return last !== null && last <= high;
}
