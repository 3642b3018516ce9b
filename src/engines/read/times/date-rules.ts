import {
  type Day,
  addDays,
  addMonths,
  daysBetween,
  isDay,
  isoDay,
  isoMonth,
  isoWeek,
  quarterOf,
  weekday,
} from './calendar.ts';
import type { Found, Scan } from './scan.ts';
import { dayParts, lastDigitYear, monthOf, numberOf, ordinalOf, seasons, weekdayOf } from './words.ts';

const halves = /^(early|late|mid|earlier|later)$/;

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

/** "Friday, Oct. 23, 1998", "23rd of October", "October 1998", "late November", "last May". */
export function monthDate(scan: Scan, at: number): Found | null {
  let i = at;
  let from = at;
  const opener = weekdayOf(scan.word(i));
  if (
    opener !== undefined &&
    scan.word(i + 1) === ',' &&
    (monthOf(scan.word(i + 2)) !== undefined || dayNumberAt(scan, i + 2) !== null)
  )
    i += 2;
  else if (opener !== undefined && monthOf(scan.word(i + 1)) !== undefined) i += 1;
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

/** "Friday", "last Tuesday", "next Monday", "Wednesday night". */
export function weekdayDate(scan: Scan, at: number): Found | null {
  let i = at;
  let shift: 'last' | 'next' | 'this' | null = null;
  if (scan.word(i) === 'this' && scan.word(i + 1) === 'coming') i++;
  if (/^(last|next|this|coming|past|late|early)$/.test(scan.word(i)) && weekdayOf(scan.word(i + 1)) !== undefined) {
    const word = scan.word(i);
    shift =
      word === 'next' || word === 'coming'
        ? 'next'
        : word === 'last' || word === 'past'
          ? 'last'
          : word === 'this'
            ? 'this'
            : null;
    i++;
  }
  const wanted = weekdayOf(scan.word(i));
  if (wanted === undefined || !/^\p{Lu}/u.test(scan.tokens.text[i] ?? '')) return null;
  const part = dayParts.get(scan.word(i + 1));
  const to = part === undefined ? i + 1 : i + 2;
  if (scan.said === null) return { from: at, to, type: 'DATE', value: `XXXX-WXX-${wanted}${part ?? ''}` };
  const today = weekday(scan.said);
  let step = wanted - today;
  if (shift === 'last') step = step >= 0 ? step - 7 : step;
  else if (shift === 'next') step = step <= 0 ? step + 7 : step;
  else if (step !== 0 && (shift === 'this' || scan.ahead(i))) step = step < 0 ? step + 7 : step;
  else if (step > 0) step -= 7;
  return { from: at, to, type: 'DATE', value: isoDay(addDays(scan.said, step)) + (part ?? '') };
}

/** "today", "yesterday morning", "last night", "this afternoon". */
export function dayWord(scan: Scan, at: number): Found | null {
  const word = scan.word(at);
  const { said } = scan;
  const onDay = (step: number): string => (said === null ? 'XXXX-XX-XX' : isoDay(addDays(said, step)));
  if (word === 'today' && scan.word(at + 1) !== "'s_") return { from: at, to: at + 1, type: 'DATE', value: onDay(0) };
  if (word === 'tonight') return { from: at, to: at + 1, type: 'TIME', value: `${onDay(0)}TNI` };
  if (word === 'yesterday' || word === 'tomorrow') {
    const part = dayParts.get(scan.word(at + 1));
    return {
      from: at,
      to: part === undefined ? at + 1 : at + 2,
      type: part === undefined ? 'DATE' : 'TIME',
      value: onDay(word === 'yesterday' ? -1 : 1) + (part ?? ''),
    };
  }
  if (
    (word === 'late' || word === 'earlier' || word === 'early' || word === 'later') &&
    /^(yesterday|today|tomorrow|tonight)$/.test(scan.word(at + 1))
  ) {
    const inner = dayWord(scan, at + 1);
    return inner === null ? null : { ...inner, from: at };
  }
  let i = at;
  if ((word === 'later' || word === 'earlier' || word === 'late' || word === 'early') && scan.word(at + 1) === 'this')
    i++;
  const part = dayParts.get(scan.word(i + 1));
  if (part === undefined) return null;
  if (scan.word(i) === 'this') return { from: at, to: i + 2, type: 'TIME', value: onDay(0) + part };
  if (scan.word(i) === 'last' && part === 'TNI') return { from: at, to: i + 2, type: 'TIME', value: `${onDay(-1)}TNI` };
  return null;
}

/** "last year", "earlier this month", "next week", "last summer", "the past quarter". */
export function shiftedUnit(scan: Scan, at: number): Found | null {
  let i = at;
  if (halves.test(scan.word(i)) && /^(this|last|next|in)$/.test(scan.word(i + 1))) i++;
  if (scan.word(i) === 'in') return null;
  if (scan.word(i) === 'the' && /^(end|beginning|start|middle)$/.test(scan.word(i + 1)) && scan.word(i + 2) === 'of')
    i += 3;
  if (scan.word(i) === 'the' && /^(previous|coming|following|current)$/.test(scan.word(i + 1))) i++;
  const which = scan.word(i);
  const step = /^(last|previous|past)$/.test(which)
    ? -1
    : /^(next|coming|following)$/.test(which)
      ? 1
      : /^(this|current)$/.test(which)
        ? 0
        : null;
  if (step === null || (which === 'past' && i === at)) return null;
  const unit = scan.word(i + 1);
  const { said } = scan;
  const to = i + 2;
  const date = (value: string): Found => ({ from: at, to, type: 'DATE', value });
  if (unit === 'year') {
    if (
      /^(['’]s)$/.test(scan.word(i + 2)) &&
      ordinalOf(scan.word(i + 3)) !== undefined &&
      scan.word(i + 4) === 'quarter'
    )
      return {
        from: at,
        to: i + 5,
        type: 'DATE',
        value: `${said === null ? 'XXXX' : said.year + step}-Q${ordinalOf(scan.word(i + 3))}`,
      };
    return date(said === null ? 'XXXX' : String(said.year + step));
  }
  if (unit === 'month')
    return date(said === null ? 'XXXX-XX' : isoDay(addMonths({ ...said, day: 1 }, step)).slice(0, 7));
  if (unit === 'week') return date(said === null ? 'XXXX-WXX' : isoWeek(addDays(said, step * 7)));
  if (unit === 'weekend') return date(said === null ? 'XXXX-WXX-WE' : `${isoWeek(addDays(said, step * 7))}-WE`);
  if (unit === 'quarter') {
    if (said === null) return date('XXXX-QX');
    const index = said.year * 4 + quarterOf(said.month) - 1 + step;
    return date(`${Math.floor(index / 4)}-Q${(index % 4) + 1}`);
  }
  if (unit === 'decade') return date(said === null ? 'XXX' : String(Math.floor(said.year / 10) + step));
  if (unit === 'century') return date(said === null ? 'XX' : String(Math.floor(said.year / 100) + step));
  const season = seasons.get(unit);
  if (season !== undefined) {
    if (said === null) return date(`XXXX-${season}`);
    const starts = { SP: 3, SU: 6, FA: 9, WI: 12 }[season] ?? 1;
    let year = said.year;
    if (step < 0 && said.month <= starts + 2) year--;
    if (step > 0 && said.month >= starts) year++;
    return date(`${year}-${season}`);
  }
  return null;
}

const yearContext =
  /^(in|since|of|by|from|until|till|during|before|after|early|late|mid|to|through|and|between|around|for|on|fiscal|season|late|year|about|circa|than|s|'s|\(|,|-|–|—|as|with|at|or|next_)$/;

/** "1989", "the 1960s", "the late 1970s", "mid-1996", "the 20th century". */
export function yearDate(scan: Scan, at: number): Found | null {
  let i = at;
  if (scan.word(i) === 'the') i++;
  if (halves.test(scan.word(i))) {
    i++;
    if (scan.word(i) === '-') i++;
  }
  const word = scan.word(i);
  const decade = /^(1[0-9]\d0|20\d0)s$/.exec(word) ?? /^['’]?(\d0)s$/.exec(word);
  if (decade !== null) {
    const digits = decade[1] ?? '';
    const value = digits.length === 4 ? digits.slice(0, 3) : `19${digits.slice(0, 1)}`;
    return { from: at, to: i + 1, type: 'DATE', value };
  }
  const named = ['twenties', 'thirties', 'forties', 'fifties', 'sixties', 'seventies', 'eighties', 'nineties'].indexOf(
    word,
  );
  if (named >= 0 && i > at) return { from: at, to: i + 1, type: 'DATE', value: `19${named + 2}` };
  const century = ordinalOf(word);
  if (
    century !== undefined &&
    (scan.word(i + 1) === 'century' || (scan.word(i + 1) === '-' && scan.word(i + 2) === 'century'))
  )
    return { from: at, to: scan.word(i + 1) === '-' ? i + 3 : i + 2, type: 'DATE', value: String(century - 1) };
  if (!lastDigitYear.test(word)) return null;
  if (i === at || halves.test(scan.word(i - 1)) || scan.word(i - 1) === '-') {
    const next = scan.word(i + 1);
    const before = scan.word(at - 1);
    if (
      /^[$£€%#]$/.test(before) ||
      /^(%|percent|per|people|miles|km|points|dead|dollars|pounds|times|million|billion|shares|votes|jobs|feet|metres|meters|troops|soldiers|other|or|\/|:)$/.test(
        next,
      )
    )
      return null;
    if (scan.tokens.pos[i + 1] === 'NOUN' && next.endsWith('s') && !yearContext.test(before) && i === at) return null;
    if (/^[.:/]$/.test(before) && scan.tokens.end[at - 1] === scan.tokens.start[at]) return null;
    return { from: at, to: i + 1, type: 'DATE', value: word };
  }
  // "the 1956 uprising": the article is not the year's.
  return null;
}

/** "the third quarter", "fourth-quarter", "the latest quarter". */
export function quarterDate(scan: Scan, at: number): Found | null {
  let i = at;
  if (scan.word(i) === 'the') i++;
  if (/^(fiscal|current)$/.test(scan.word(i))) i++;
  const n = ordinalOf(scan.word(i));
  if (n === undefined || n > 4) {
    if (at !== i && /^(latest|quarter|recent)$/.test(scan.word(i))) {
      const k = scan.word(i) === 'quarter' ? i : i + 1;
      if (scan.word(k) !== 'quarter' && !(scan.word(i) === 'latest' && scan.word(k) === 'period')) return null;
      if (scan.said === null) return { from: at, to: k + 1, type: 'DATE', value: 'XXXX-QX' };
      const index = scan.said.year * 4 + quarterOf(scan.said.month) - 2;
      return { from: at, to: k + 1, type: 'DATE', value: `${Math.floor(index / 4)}-Q${(index % 4) + 1}` };
    }
    return null;
  }
  let k = i + 1;
  if (scan.word(k) === '-') k++;
  if (scan.word(k) === 'fiscal') k++;
  if (scan.word(k) !== 'quarter') return null;
  let to = k + 1;
  let year = scan.said?.year ?? null;
  const of = scan.word(to) === 'of' ? to + 1 : to;
  if (lastDigitYear.test(scan.word(of))) {
    year = Number(scan.word(of));
    to = of + 1;
  } else if (scan.said !== null && !scan.ahead(at) && n > quarterOf(scan.said.month))
    year = scan.said.year - (n - quarterOf(scan.said.month) > 1 ? 1 : 0);
  return { from: at, to, type: 'DATE', value: `${year ?? 'XXXX'}-Q${n}` };
}

/** "now", "recently", "the future". */
export function vagueDate(scan: Scan, at: number): Found | null {
  const word = scan.word(at);
  const one = (value: string, to = at + 1): Found => ({ from: at, to, type: 'DATE', value });
  if (word === 'now' || word === 'currently' || word === 'nowadays')
    return scan.word(at + 1) === '-' ? null : one('PRESENT_REF');
  if (word === 'recently' || word === 'previously' || word === 'formerly' || word === 'lately') return one('PAST_REF');
  if (word === 'more' && scan.word(at + 1) === 'recently') return one('PAST_REF', at + 2);
  if (word === 'soon' && scan.word(at - 1) !== 'as') return one('FUTURE_REF');
  if (word === 'the' && scan.word(at + 1) === 'near' && scan.word(at + 2) === 'future')
    return one('FUTURE_REF', at + 3);
  if (
    word === 'the' &&
    (scan.word(at + 1) === 'future' || scan.word(at + 1) === 'past') &&
    scan.tokens.pos[at + 2] !== 'NOUN' &&
    numberOf(scan.word(at + 2)) === undefined &&
    scan.tokens.pos[at + 2] !== 'ADJ'
  )
    return one(scan.word(at + 1) === 'future' ? 'FUTURE_REF' : 'PAST_REF', at + 2);
  return null;
}
