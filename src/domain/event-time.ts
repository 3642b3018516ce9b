/** When something happened, as a source dates it: a span of moments, any of which it may have been. */
export type EventTime = {
  /** First moment it may have been, UTC milliseconds; null when the beginning is open. */
  readonly earliest: number | null;
  /** Last moment it may have been, inclusive, UTC milliseconds; null when the end is open. */
  readonly latest: number | null;
  readonly precision: EventPrecision;
  /** "~": around then. The bounds stay as written; nobody knows how far around reaches. */
  readonly isApproximate: boolean;
  /** "?": the source, or whoever dated it, doubts it. */
  readonly isUncertain: boolean;
};

/** How finely it is dated: an interval is as fine as its coarser end. */
export const eventPrecisions = [
  'second',
  'minute',
  'hour',
  'part of a day',
  'day',
  'week',
  'month',
  'quarter',
  'year',
  'decade',
  'century',
] as const;
export type EventPrecision = (typeof eventPrecisions)[number];

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

type Bounds = { readonly from: number; readonly to: number; readonly precision: EventPrecision };

/** Years 0 to 99 are those years and not the 1900s. */
function utc(year: number, month: number, dayOfMonth: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month, dayOfMonth);
  return date.getTime();
}

const months = (year: number, first: number, count: number, precision: EventPrecision): Bounds => ({
  from: utc(year, first, 1),
  to: utc(year, first + count, 1) - 1,
  precision,
});

/** Months counted from January as 0; winter runs into the next year. */
const seasons: Readonly<Record<string, number>> = { SP: 2, 21: 2, SU: 5, 22: 5, FA: 8, AU: 8, 23: 8, WI: 11, 24: 11 };
const dayParts: Readonly<Record<string, readonly [from: number, to: number]>> = {
  MO: [4, 12],
  MI: [11, 14],
  AF: [12, 18],
  EV: [17, 24],
  NI: [18, 30],
  DT: [6, 20],
};

/** The Monday of an ISO week. */
function weekStart(year: number, week: number): number {
  const fourth = utc(year, 0, 4);
  return fourth + (week - 1) * 7 * day - ((new Date(fourth).getUTCDay() + 6) % 7) * day;
}

function weekOf(year: number, week: number, weekday: string | undefined): Bounds | null {
  const from = weekStart(year, week);
  if (week < 1 || from >= weekStart(year + 1, 1)) return null;
  if (weekday === undefined) return { from, to: from + 7 * day - 1, precision: 'week' };
  if (weekday === 'WE') return { from: from + 5 * day, to: from + 7 * day - 1, precision: 'day' };
  const at = from + (Number(weekday) - 1) * day;
  return { from: at, to: at + day - 1, precision: 'day' };
}

function dateOf(text: string): Bounds | null {
  const years = /^(\d{2}|\d{3}|\d{4}|\d{3}X|\d{2}XX)$/.exec(text)?.[1];
  if (years !== undefined) {
    const digits = years.replaceAll('X', '');
    const span = 10 ** (4 - digits.length);
    const precision = span === 1 ? 'year' : span === 10 ? 'decade' : 'century';
    return months(Number(digits) * span, 0, 12 * span, precision);
  }
  const [, y = '', rest = ''] = /^(\d{4})-(.+)$/.exec(text) ?? [];
  if (rest === '') return null;
  const year = Number(y);
  if (/^XX(-XX)?$/.test(rest)) return months(year, 0, 12, 'year');
  if (/^Q[1-4]$/.test(rest)) return months(year, (Number(rest[1]) - 1) * 3, 3, 'quarter');
  if (/^H[12]$/.test(rest)) return months(year, (Number(rest[1]) - 1) * 6, 6, 'quarter');
  const season = seasons[rest];
  if (season !== undefined) return months(year, season, 3, 'quarter');
  const week = /^W(\d{2})(?:-([1-7]|WE))?$/.exec(rest);
  if (week) return weekOf(year, Number(week[1]), week[2]);
  const named = /^(\d{2})(?:-(\d{2}|XX))?$/.exec(rest);
  if (!named) return null;
  const month = Number(named[1]) - 1;
  if (month < 0 || month > 11) return null;
  if (named[2] === undefined || named[2] === 'XX') return months(year, month, 1, 'month');
  const from = utc(year, month, Number(named[2]));
  const isReal = Number(named[2]) > 0 && new Date(from).getUTCMonth() === month;
  return isReal ? { from, to: from + day - 1, precision: 'day' } : null;
}

const clockForm =
  /^(?:([01]\d|2[0-4])(?::?([0-5]\d|XX)(?::?([0-5]\d)(?:\.(\d{1,9}))?)?)?)(Z|[+-](?:[01]\d|2[0-3]):?(?:[0-5]\d)?)?$/;

function offsetOf(zone: string | undefined): number {
  if (zone === undefined || zone === 'Z') return 0;
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone)!;
  return (sign === '-' ? -1 : 1) * (Number(hours) * hour + Number(minutes ?? 0) * minute);
}

function momentOf(date: string, clock: string): Bounds | null {
  const on = dateOf(date);
  if (on === null || on.precision !== 'day') return null;
  const part = dayParts[clock];
  if (part) return { from: on.from + part[0] * hour, to: on.from + part[1] * hour - 1, precision: 'part of a day' };
  const read = clockForm.exec(clock);
  if (!read) return null;
  const [, h, m, s, fraction, zone] = read;
  if (h === '24' && (Number(m ?? 0) > 0 || Number(s ?? 0) > 0 || fraction !== undefined)) return null;
  const hasMinute = m !== undefined && m !== 'XX';
  const from = on.from + Number(h) * hour + (hasMinute ? Number(m) * minute : 0) - offsetOf(zone);
  if (!hasMinute) return { from, to: from + hour - 1, precision: 'hour' };
  if (s === undefined) return { from, to: from + minute - 1, precision: 'minute' };
  const ms = fraction === undefined ? null : Math.floor(Number(`0.${fraction}`) * second);
  const at = from + Number(s) * second + (ms ?? 0);
  return { from: at, to: ms === null ? at + second - 1 : at, precision: 'second' };
}

type Read = Bounds & { readonly isApproximate: boolean; readonly isUncertain: boolean };

function readOne(text: string): Read | null {
  // EDTF lets "?", "~" and "%" (both) stand after the whole or after a part of the date; any of them colours the whole.
  const bare = text.replaceAll(/[?~%]/g, '');
  const t = bare.indexOf('T');
  const bounds = t > 0 ? momentOf(bare.slice(0, t), bare.slice(t + 1)) : dateOf(bare);
  if (bounds === null) return null;
  return { ...bounds, isApproximate: /[~%]/.test(text), isUncertain: /[?%]/.test(text) };
}

const coarser = (a: EventPrecision, b: EventPrecision): EventPrecision =>
  eventPrecisions.indexOf(a) > eventPrecisions.indexOf(b) ? a : b;

function intervalOf(first: string, last: string): EventTime | null {
  const isOpen = (end: string) => end === '' || end === '..';
  const from = isOpen(first) ? null : readOne(first);
  const to = isOpen(last) ? null : readOne(last);
  if ((from === null && !isOpen(first)) || (to === null && !isOpen(last))) return null;
  const known = from ?? to;
  if (known === null) return null;
  if (from !== null && to !== null && to.to < from.from) return null;
  return {
    earliest: from === null ? null : from.from,
    latest: to === null ? null : to.to,
    precision: from !== null && to !== null ? coarser(from.precision, to.precision) : known.precision,
    isApproximate: [from, to].some((end) => end?.isApproximate === true),
    isUncertain: [from, to].some((end) => end?.isUncertain === true),
  };
}

/**
 * Reads EDTF (levels 0 and 1, ISO 8601-2) and the reader's TIMEX3 values: "2022-07", "2023-07-05T21:14", "2023-07-05TEV",
 * "2022-W27", "2022-SU", "201X", "2022-07/2022-09", "../2023-07-30", "2022~". Without an offset a time counts as UTC, and
 * an interval that ends before it begins is none. Null for what has no place in time: "P1Y", "XXXX-07-05", "PAST_REF".
 */
export function parseEventTime(value: string | null | undefined): EventTime | null {
  const text = value?.trim() ?? '';
  const parts = text.split('/');
  if (parts.length === 2) return intervalOf(parts[0]!, parts[1]!);
  const one = parts.length === 1 ? readOne(text) : null;
  if (one === null) return null;
  const { from, to, precision, isApproximate, isUncertain } = one;
  return { earliest: from, latest: to, precision, isApproximate, isUncertain };
}
