/** A date and clock as a log writes them: what was read, and which of two figures may be the day. */
export type Stamp = {
  readonly day: string | null;
  /** "21:14" or "21:14:09". */
  readonly clock: string | null;
  readonly length: number;
};

/** Whether 05/07 is the fifth of July or the seventh of May; one log keeps to one order. */
export type DayOrder = 'day first' | 'month first';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const weekday = '(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6},? )?';
const clock =
  '(\\d{1,2})[:.](\\d{2})(?:[:.](\\d{2}))?(?:[.,]\\d{1,6})?(?: ?([ap])\\.?m\\.?(?![a-z]))?(?: ?(?:Z|UTC|GMT|BST|[+-]\\d{2}:?\\d{2})(?![\\w]))?';
const between = '(?:,? at |T|,? {1,3}|, ?)';
const iso = new RegExp(`${weekday}(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})(?:${between}${clock})?`, 'iy');
const figures = new RegExp(
  `${weekday}(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4}|\\d{2})(?:${between}${clock})?(?!\\d)`,
  'iy',
);
const dayMonth = new RegExp(
  `${weekday}(\\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3})[a-z]{0,6}\\.?[ -](\\d{4})(?:${between}${clock})?`,
  'iy',
);
const monthDay = new RegExp(
  `${weekday}([a-z]{3})[a-z]{0,6}\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})(?:${between}${clock})?`,
  'iy',
);
const alone = new RegExp(clock, 'iy');

const two = (n: number): string => String(n).padStart(2, '0');

function dayOf(year: number, month: number, day: number): string | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  return `${year}-${two(month)}-${two(day)}`;
}

function clockOf(hour: string | undefined, minute = '', second?: string, half?: string): string | null {
  if (hour === undefined) return null;
  let hours = Number(hour);
  if (half?.toLowerCase() === 'p' && hours < 12) hours += 12;
  if (half?.toLowerCase() === 'a' && hours === 12) hours = 0;
  if (hours > 24 || Number(minute) > 59) return null;
  return `${two(hours)}:${minute}${second === undefined ? '' : `:${second}`}`;
}

/** The date, the date and clock, or the clock that stands at a place of a text; null where none does. */
export function stampAt(text: string, at: number, order: DayOrder): Stamp | null {
  const run = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };
  const made = (day: string | null, found: RegExpExecArray, from: number): Stamp | null =>
    day === null
      ? null
      : {
          day,
          clock: clockOf(found[from], found[from + 1], found[from + 2], found[from + 3]),
          length: found[0].length,
        };
  let found = run(iso);
  if (found !== null) return made(dayOf(Number(found[1]), Number(found[2]), Number(found[3])), found, 4);
  found = run(figures);
  if (found !== null) {
    const year = Number(found[3]) < 100 ? 2000 + Number(found[3]) : Number(found[3]);
    const [a, b] = [Number(found[1]), Number(found[2])];
    return made(order === 'day first' ? dayOf(year, b, a) : dayOf(year, a, b), found, 4);
  }
  found = run(dayMonth);
  if (found !== null)
    return made(
      dayOf(Number(found[3]), 1 + months.indexOf((found[2] ?? '').toLowerCase()), Number(found[1])),
      found,
      4,
    );
  found = run(monthDay);
  if (found !== null)
    return made(
      dayOf(Number(found[3]), 1 + months.indexOf((found[1] ?? '').toLowerCase()), Number(found[2])),
      found,
      4,
    );
  found = run(alone);
  if (found === null) return null;
  const time = clockOf(found[1], found[2], found[3], found[4]);
  return time === null ? null : { day: null, clock: time, length: found[0].length };
}

/** Which order a log's dates keep: a figure past 12 settles it, else the clock's manner does. */
export function dayOrderOf(heads: readonly string[]): DayOrder {
  let twelves = 0;
  for (const head of heads) {
    const found = /(?<![\d.])(\d{1,2})[/.-](\d{1,2})[/.-](?:\d{4}|\d{2})(?!\d)/.exec(head);
    if (found === null) continue;
    if (Number(found[1]) > 12) return 'day first';
    if (Number(found[2]) > 12) return 'month first';
    if (found[0].includes('/') && / ?[AP]\.?M\b/i.test(head)) twelves++;
  }
  return twelves * 2 > heads.length ? 'month first' : 'day first';
}

/** "2023-07-05T21:14:09" of a stamp's parts; the day alone where there is no clock, null without a day. */
export const timeValue = (day: string | null, time: string | null): string | null =>
  day === null ? null : time === null ? day : `${day}T${time}`;
