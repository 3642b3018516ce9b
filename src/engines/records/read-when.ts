import type { DateOrder } from '#domain/record-mapping';
import { isDay, isoDay } from '../read/times/calendar.ts';

/**
 * Dates and times of day as cells of tables have them, to EDTF. Digits apart by slashes, dots or hyphens are read by the
 * order that the column was given: one that could be either day or month is never guessed. A year of two digits is of
 * 1950 to 2049. A time zone is kept as written; where there is none, none is made up.
 */
export type When =
  | { readonly kind: 'when'; readonly value: string }
  | { readonly kind: 'either'; readonly value: string }
  | { readonly kind: 'none' };

const none: When = { kind: 'none' };
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const weekdays = /^(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)[a-z]*\.?,?\s+/i;
const clockForm =
  /^(\d{1,2})(?:[:.h](\d{2}))?(?:[:.](\d{2})(?:[.,](\d{1,9}))?)?\s*([ap]\.?m\.?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i;

/** A time of day as "08:39", "08:39:12", with its zone where one stands; null where it is none. */
export function readClock(cell: string): string | null {
  const found = clockForm.exec(cell.trim());
  if (found === null) return null;
  const [, h, m, s, fraction, half, zone] = found;
  if (m === undefined && half === undefined) return null;
  let hour = Number(h);
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (half.toLowerCase().startsWith('p') ? 12 : 0);
  }
  const minute = Number(m ?? 0);
  if (hour > 23 || minute > 59 || Number(s ?? 0) > 59) return null;
  const seconds = s === undefined ? '' : `:${s}${fraction === undefined ? '' : `.${fraction}`}`;
  return `${two(hour)}:${two(minute)}${seconds}${zoneOf(zone)}`;
}

function zoneOf(zone: string | undefined): string {
  if (zone === undefined) return '';
  if (/^(?:Z|UTC|GMT)$/i.test(zone)) return 'Z';
  return zone.includes(':') ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`;
}

/** A date with or without a time of day; `either` where the order of day and month decides and is not known. */
export function readWhen(cell: string, order: DateOrder | null): When {
  const text = cell.trim().replace(weekdays, '');
  const [, date = text, clock] =
    /^(.*?\d{2,4}|\d{4}-\d{2}-\d{2})(?:T|,?\s+(?:at\s+)?)(\d{1,2}[:.h].*|\d{1,2}\s*[ap]\.?m\.?)$/i.exec(text) ?? [];
  const time = clock === undefined ? undefined : readClock(clock);
  if (time === null) return none;
  const day = readDate(date.trim(), order);
  if (day.kind === 'none' || time === undefined) return day;
  // A time of day stands only beside a whole day.
  return day.value.length < 10 ? none : { kind: day.kind, value: `${day.value}T${time}` };
}

const when = (value: string): When => ({ kind: 'when', value });

function readDate(text: string, order: DateOrder | null): When {
  const iso = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(text) ?? /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$/.exec(text);
  if (iso !== null) return iso[3] === undefined ? monthOf(iso[1]!, iso[2]!) : dayOf(iso[1]!, iso[2]!, iso[3]);
  const packed = /^((?:19|20)\d{2})(\d{2})(\d{2})$/.exec(text);
  if (packed !== null) return dayOf(packed[1]!, packed[2]!, packed[3]!);
  if (/^(?:1[5-9]|20)\d{2}$/.test(text)) return when(text);
  const digits = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})$/.exec(text);
  if (digits !== null) return inOrder(Number(digits[1]), Number(digits[3]), yearOf(digits[4]!), order);
  return named(text);
}

function inOrder(one: number, two: number, year: string, order: DateOrder | null): When {
  const dayFirst = dayOf(year, String(two), String(one));
  const monthFirst = dayOf(year, String(one), String(two));
  if (order !== null) return order === 'day first' ? dayFirst : monthFirst;
  if (one === two || monthFirst.kind === 'none') return dayFirst;
  if (dayFirst.kind === 'none') return monthFirst;
  return dayFirst.kind === 'when' ? { kind: 'either', value: dayFirst.value } : none;
}

/** "6 Jan 2014", "6-Jan-14", "Jan 6, 2014", "January 2014". */
function named(text: string): When {
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?[\s.-]+([a-z]{3,9})\.?,?[\s-]+(\d{4}|\d{2})$/i.exec(text);
  if (dayFirst !== null) return ofName(dayFirst[3]!, dayFirst[2]!, dayFirst[1]!);
  const monthFirst = /^([a-z]{3,9})\.?[\s-]+(\d{1,2})(?:st|nd|rd|th)?,?[\s-]+(\d{4})$/i.exec(text);
  if (monthFirst !== null) return ofName(monthFirst[3]!, monthFirst[1]!, monthFirst[2]!);
  const month = /^([a-z]{3,9})\.?,?[\s-]+(\d{4})$/i.exec(text);
  return month === null ? none : ofName(month[2]!, month[1]!, null);
}

const fullMonths =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/i;

function ofName(year: string, name: string, day: string | null): When {
  if (!fullMonths.test(name)) return none;
  const month = String(months.indexOf(name.slice(0, 3).toLowerCase()) + 1);
  return day === null ? monthOf(yearOf(year), month) : dayOf(yearOf(year), month, day);
}

function dayOf(year: string, month: string, day: string): When {
  const at = { year: Number(year), month: Number(month), day: Number(day) };
  return at.month >= 1 && at.month <= 12 && at.day >= 1 && isDay(at) ? when(isoDay(at)) : none;
}

function monthOf(year: string, month: string): When {
  const n = Number(month);
  return n >= 1 && n <= 12 ? when(`${year}-${two(n)}`) : none;
}

const two = (n: number): string => String(n).padStart(2, '0');
const yearOf = (text: string): string => (text.length === 4 ? text : Number(text) < 50 ? `20${text}` : `19${text}`);
