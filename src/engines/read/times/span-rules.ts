import { addDays, addMonths, isoDay, isoWeek } from './calendar.ts';
import { weekdayDate } from './date-rules.ts';
import { monthDate, numericDate } from './month-rules.ts';
import type { Found, Scan } from './scan.ts';
import { dayParts, numberOf, type Unit, unitOf, weekdayOf } from './words.ts';

const vague = new Map<string, number | null>([
  ['several', null],
  ['many', null],
  ['some', null],
  ['a few', null],
  ['few', null],
  ['recent', null],
  ['a couple of', 2],
  ['couple of', 2],
  ['couple', 2],
  ['coming', null],
]);

type Count = { readonly n: number | null; readonly to: number };

/** A number in front of a unit: figures, words, "a", "several", "2 1/2". */
function countAt(scan: Scan, at: number): Count | null {
  const word = scan.word(at);
  if (word === 'a' || word === 'an') {
    if (scan.word(at + 1) === 'few') return { n: null, to: at + 2 };
    if (scan.word(at + 1) === 'couple') return { n: 2, to: scan.word(at + 2) === 'of' ? at + 3 : at + 2 };
    if (scan.word(at + 1) === 'half' && scan.word(at + 2) === '-') return null;
    return { n: 1, to: at + 1 };
  }
  if (word === 'couple' && scan.word(at + 1) === 'of') return { n: 2, to: at + 2 };
  if (vague.has(word)) return { n: vague.get(word) ?? null, to: at + 1 };
  let n = numberOf(word);
  if (n === undefined) return null;
  let to = at + 1;
  if (
    scan.word(to) === '-' &&
    (numberOf(word) ?? 0) >= 20 &&
    /^(one|two|three|four|five|six|seven|eight|nine)$/.test(scan.word(to + 1))
  ) {
    n += numberOf(scan.word(to + 1)) ?? 0;
    to += 2;
  }
  if (/^1\/2$/.test(scan.word(to))) {
    n += 0.5;
    to++;
  } else if (scan.word(to) === '1' && scan.word(to + 1) === '/' && scan.word(to + 2) === '2') {
    n += 0.5;
    to += 3;
  } else if (scan.word(to) === 'and' && scan.word(to + 1) === 'a' && scan.word(to + 2) === 'half') {
    n += 0.5;
    to += 3;
  }
  return { n, to };
}

function periodValue(n: number | null, unit: Unit): string {
  const { code } = unit;
  if (n !== null && n % 1 !== 0) {
    const whole = Math.floor(n);
    if (code === 'H') return `PT${whole}H30M`;
    if (code === 'Y') return `P${whole}Y6M`;
    return `P${unit.clock ? 'T' : ''}${n}${code}`;
  }
  const amount = n === null ? 'X' : String(n);
  if (code === 'Q') return n === null ? 'PXM' : `P${n * 3}M`;
  if (code === 'NI') return `P${amount}TNI`;
  if (code === 'WE') return n === 1 ? 'P2D' : `P${amount}WE`;
  if (code === 'C' || code === 'E') return `P${amount}${code === 'C' ? 'C' : 'E'}`;
  return `P${unit.clock ? 'T' : ''}${amount}${code}`;
}

const leadWords: readonly (readonly string[])[] = [
  ['at', 'least'],
  ['at', 'most'],
  ['more', 'than'],
  ['less', 'than'],
  ['no', 'more', 'than'],
  ['fewer', 'than'],
  ['up', 'to'],
  ['as', 'long', 'as'],
  ['about'],
  ['around'],
  ['nearly'],
  ['almost'],
  ['roughly'],
  ['approximately'],
  ['only_'],
  ['over_'],
  ['some_'],
  ['another'],
];

/** "10-year", "six months", "the past two years", "at least 20 more years", "two weeks ago", "a year earlier". */
export function countedSpan(scan: Scan, at: number): Found | null {
  let i = at;
  const lead = leadWords.find((words) => words.every((word, k) => scan.word(at + k) === word));
  if (lead !== undefined) i += lead.length;
  const article = scan.word(i) === 'the' || scan.word(i) === 'these' || scan.word(i) === 'those';
  if (article) i++;
  const relative =
    /^(past|last|next|first|coming|latest|previous|final|recent|following|additional|remaining|full|entire)$/.test(
      scan.word(i),
    )
      ? scan.word(i)
      : '';
  if (relative !== '' && countAt(scan, i + 1) !== null && scan.word(i + 1) !== 'a') i++;
  const count = countAt(scan, i);
  if (count === null) return null;
  let k = count.to;
  if (
    /^(more|additional|full|straight|consecutive|trading|working|whole|long|extra|calendar|business|short|other)$/.test(
      scan.word(k),
    )
  )
    k++;
  const hyphen = scan.word(k) === '-';
  if (hyphen) k++;
  const unit = unitOf(scan.word(k));
  if (unit === undefined || (unit.code === 'S' && (!unit.plural || count.n === 1))) return null;
  if (hyphen && unit.plural) return null;
  if (unit.code === 'NI' || (unit.code === 'Q' && relative === '' && !unit.plural)) return null;
  const to = k + 1;
  if (hyphen) {
    if (/^(and|or)$/.test(scan.word(to)) || scan.word(to) === '-') {
      // "a 16-year-old": an age is no time.
      if (scan.word(to) === '-' && scan.word(to + 1) === 'old') return null;
      if (scan.word(to) === '-' && scan.word(to + 1) === 'long')
        return { from: i, to: to + 2, type: 'DURATION', value: periodValue(count.n, unit) };
    }
    return { from: i, to, type: 'DURATION', value: periodValue(count.n, unit) };
  }
  if (scan.word(to) === 'old' || (scan.word(to) === '-' && scan.word(to + 1) === 'old')) return null;
  if (
    /^(ago|earlier|before|later|hence)$/.test(scan.word(to)) &&
    (scan.word(to) !== 'before' || scan.word(to + 1) === '.')
  ) {
    const back = /^(ago|earlier|before)$/.test(scan.word(to));
    return {
      from: lead !== undefined ? at : i,
      to: to + 1,
      type: 'DATE',
      value: shifted(scan, count.n, unit, back ? -1 : 1),
    };
  }
  if (scan.word(to) === 'from' && scan.word(to + 1) === 'now')
    return { from: i, to: to + 2, type: 'DATE', value: shifted(scan, count.n, unit, 1) };
  const single = scan.word(i) === 'a' || scan.word(i) === 'an';
  if (single) {
    // "$5 a year", "three times a week": how often, not how long.
    const before = scan.tokens.pos[i - 1];
    const beforeWord = scan.word(i - 1);
    if (
      lead === undefined &&
      (before === 'NUM' ||
        before === 'SYM' ||
        beforeWord === '%' ||
        beforeWord === 'times' ||
        beforeWord === 'once' ||
        beforeWord === 'twice' ||
        (before === 'NOUN' && !/^(in|for)$/.test(beforeWord)))
    )
      return { from: i, to, type: 'SET', value: periodValue(1, unit) };
    if (unit.code === 'S' || /^(when|that|where)$/.test(scan.word(to))) return null;
    if (unit.code === 'D' && scan.word(i - 1) !== 'for' && lead === undefined) return null;
  }
  return { from: at, to, type: 'DURATION', value: periodValue(count.n, unit) };
}

function shifted(scan: Scan, n: number | null, unit: Unit, direction: 1 | -1): string {
  const { said } = scan;
  if (n === null || said === null) return direction < 0 ? 'PAST_REF' : 'FUTURE_REF';
  const step = Math.floor(n) * direction;
  switch (unit.code) {
    case 'Y':
      return String(said.year + step);
    case 'E':
      return String(said.year + step * 10);
    case 'C':
      return String(Math.floor((said.year + step * 100) / 100));
    case 'M':
      return unit.clock ? isoDay(said) : isoDay(addMonths({ ...said, day: 1 }, step)).slice(0, 7);
    case 'W':
      return isoWeek(addDays(said, step * 7));
    case 'D':
      return isoDay(addDays(said, step));
    default:
      return isoDay(said);
  }
}

/** "years", "decades", "recent months", "months": an unknown number of units. */
export function bareUnits(scan: Scan, at: number): Found | null {
  let i = at;
  if (/^(recent|coming|past)$/.test(scan.word(i))) i++;
  const unit = unitOf(scan.word(i));
  if (
    unit === undefined ||
    !unit.plural ||
    unit.code === 'NI' ||
    unit.code === 'WE' ||
    unit.code === 'Q' ||
    unit.code === 'S'
  )
    return null;
  if (i === at && /^(the|these|those|his|her|their|early|later|old|of_)$/.test(scan.word(i - 1))) return null;
  if (scan.word(i + 1) === 'ago') return { from: at, to: i + 2, type: 'DATE', value: 'PAST_REF' };
  if (scan.word(i + 1) === '-' && scan.word(i + 2) === 'long')
    return { from: at, to: i + 3, type: 'DURATION', value: periodValue(null, unit) };
  return { from: at, to: i + 1, type: 'DURATION', value: periodValue(null, unit) };
}

/** "daily", "every Monday", "each year". */
export function repeated(scan: Scan, at: number): Found | null {
  const word = scan.word(at);
  const single = {
    daily: 'P1D',
    weekly: 'P1W',
    monthly: 'P1M',
    quarterly: 'P3M',
    annually: 'P1Y',
    yearly: 'P1Y',
    hourly: 'PT1H',
    nightly: 'P1D',
  }[word];
  if (single !== undefined && scan.tokens.text[at] === word)
    return { from: at, to: at + 1, type: 'SET', value: single };
  if (word !== 'every' && word !== 'each') return null;
  const count = numberOf(scan.word(at + 1));
  const k = count === undefined ? at + 1 : at + 2;
  const unit = unitOf(scan.word(k));
  if (unit !== undefined && unit.code !== 'NI')
    return { from: at, to: k + 1, type: 'SET', value: periodValue(count ?? 1, unit) };
  const day = weekdayOf(scan.word(k));
  if (day !== undefined) return { from: at, to: k + 1, type: 'SET', value: `XXXX-WXX-${day}` };
  const part = dayParts.get(scan.word(k));
  return part === undefined ? null : { from: at, to: k + 1, type: 'SET', value: `XXXX-XX-XX${part}` };
}

/** A day in full behind a clock: "10pm on 15 May". */
function dayAt(scan: Scan, k: number): { readonly to: number; readonly value: string } | null {
  const day = monthDate(scan, k) ?? numericDate(scan, k);
  return day !== null && /^\d{4}-\d{2}-\d{2}$/.test(day.value) ? day : null;
}

/** "10:35 a.m. Friday", "10 p.m.", "noon Saturday", "3pm", "midnight". */
export function clockTime(scan: Scan, at: number): Found | null {
  const word = scan.word(at);
  let hour: number;
  let minute = 0;
  let to = at + 1;
  let half = '';
  const glued = /^(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm|a\.m\.?|p\.m\.?)$/.exec(word);
  const halfNext = /^(a|p)\.?m\.?$/.test(scan.word(to));
  const plain = /^(\d{1,2})(?::(\d{2}))?$/.exec(word) ?? (halfNext ? /^(\d{1,2})\.(\d{2})$/.exec(word) : null);
  if (word === 'noon' || word === 'midnight') hour = word === 'noon' ? 12 : 0;
  else if (glued !== null) {
    hour = Number(glued[1]);
    minute = Number(glued[2] ?? 0);
    half = glued[3]?.[0] ?? '';
  } else if (plain !== null) {
    hour = Number(plain[1]);
    minute = Number(plain[2] ?? 0);
    const next = scan.word(to);
    const split = /^[ap]$/.test(next) && scan.word(to + 1) === '.' ? 2 : 0;
    if (/^(a|p)\.?m\.?$/.test(next)) {
      half = next[0] ?? '';
      to++;
    } else if (split > 0 && /^m\.?$/.test(scan.word(to + 2))) {
      half = next;
      to += 3;
    } else if (next === 'in' && scan.word(to + 1) === 'the' && dayParts.has(scan.word(to + 2))) {
      half = scan.word(to + 2) === 'morning' ? 'a' : 'p';
      to += 3;
    } else if (next === "o'clock" || next === 'o’clock') to++;
    else if (plain[2] === undefined || /^(%|-)$/.test(next)) return null;
  } else return null;
  if (hour > 24 || minute > 59) return null;
  if (half === 'p' && hour < 12) hour += 12;
  if (half === 'a' && hour === 12) hour = 0;
  const zone = /^(gmt|bst|est|edt|et|pst|pdt|utc|cet|local)$/.test(scan.word(to)) ? 1 : 0;
  if (zone === 1 && scan.word(to) === 'local' && scan.word(to + 1) === 'time') to++;
  to += zone;
  let k = to;
  if (scan.word(k) === ',' || scan.word(k) === 'on') k++;
  const day =
    dayAt(scan, k) ??
    weekdayDate(scan, k) ??
    (/^(today|yesterday|tomorrow)$/.test(scan.word(k)) ? { to: k + 1, value: onDay(scan, scan.word(k)) } : null);
  const clock = `T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  if (day !== null) return { from: at, to: day.to, type: 'TIME', value: day.value.slice(0, 10) + clock };
  return { from: at, to, type: 'TIME', value: (scan.said === null ? 'XXXX-XX-XX' : isoDay(scan.said)) + clock };
}

function onDay(scan: Scan, word: string): string {
  if (scan.said === null) return 'XXXX-XX-XX';
  return isoDay(addDays(scan.said, word === 'yesterday' ? -1 : word === 'tomorrow' ? 1 : 0));
}
