import { parseEventTime } from './event-time.ts';

const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const seasonNames: Readonly<Record<string, string>> = {
  SP: 'spring',
  21: 'spring',
  SU: 'summer',
  22: 'summer',
  FA: 'autumn',
  AU: 'autumn',
  23: 'autumn',
  WI: 'winter',
  24: 'winter',
};
const partNames: Readonly<Record<string, string>> = {
  MO: 'morning',
  MI: 'midday',
  AF: 'afternoon',
  EV: 'evening',
  NI: 'night',
  DT: 'daytime',
};
const weekdayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

function weekText(year: string, week: string, weekday: string | undefined): string {
  const named = `week ${Number(week)} of ${year}`;
  if (weekday === undefined) return named;
  return weekday === 'WE' ? `weekend of ${named}` : `${weekdayNames[Number(weekday) - 1]} of ${named}`;
}

function dateText(text: string): string {
  const decade = /^(\d{3})X?$/.exec(text)?.[1];
  if (decade !== undefined) return `${decade}0s`;
  const century = /^(\d{2})(?:XX)?$/.exec(text)?.[1];
  if (century !== undefined) return `${century}00s`;
  const [year = '', second = '', third] = text.split('-');
  if (second === '' || second === 'XX') return year;
  if (second.startsWith('Q')) return `quarter ${second[1]} of ${year}`;
  if (second.startsWith('H')) return `${second === 'H1' ? 'first' : 'second'} half of ${year}`;
  if (second.startsWith('W') && second !== 'WI') return weekText(year, second.slice(1), third);
  const season = seasonNames[second];
  if (season !== undefined) return `${season} ${year}`;
  const month = monthNames[Number(second) - 1]!;
  return third === undefined || third === 'XX' ? `${month} ${year}` : `${Number(third)} ${month} ${year}`;
}

function oneText(text: string): string {
  const bare = text.replaceAll(/[?~%]/g, '');
  const [date = '', clock = ''] = bare.split('T', 2);
  const shown = bare.indexOf('T') < 0 ? dateText(bare) : `${dateText(date)}, ${clockText(clock)}`;
  const about = /[~%]/.test(text) ? `about ${shown}` : shown;
  return /[?%]/.test(text) ? `${about} (uncertain)` : about;
}

function clockText(clock: string): string {
  const part = partNames[clock];
  if (part !== undefined) return part;
  const [, shown = clock, zone = ''] = /^([\d:.]+?(?::?XX)?)(Z|[+-][\d:]+)?$/.exec(clock) ?? [];
  const hours = /^\d{2}(:?XX)?$/.test(shown) ? `${shown.slice(0, 2)}:00 to ${shown.slice(0, 2)}:59` : shown;
  return zone === '' ? hours : `${hours} ${zone === 'Z' ? 'UTC' : `UTC${zone}`}`;
}

/** The time in words, as "5 July 2023, 21:14", "about July 2022", "from July 2022 to September 2022", "by 30 July 2023"; what has no place in time is given back as written. */
export function eventTimeText(value: string): string {
  if (parseEventTime(value) === null) return value;
  const text = value.trim();
  const [first = '', last] = text.split('/');
  if (last === undefined) return oneText(text);
  const isOpen = (end: string) => end === '' || end === '..';
  if (isOpen(first)) return `by ${oneText(last)}`;
  return isOpen(last) ? `from ${oneText(first)} on` : `from ${oneText(first)} to ${oneText(last)}`;
}
