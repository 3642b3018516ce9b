/** Units of the calendar that a timeline is divided into, the finest first. */
export const calendarUnits = [
  'minute',
  'ten minutes',
  'hour',
  'six hours',
  'day',
  'week',
  'month',
  'quarter',
  'year',
  'decade',
  'century',
] as const;
export type CalendarUnit = (typeof calendarUnits)[number];

const minute = 60_000;
const day = 1440 * minute;

/** About how long each is, in milliseconds. */
export const unitLength: Readonly<Record<CalendarUnit, number>> = {
  minute,
  'ten minutes': 10 * minute,
  hour: 60 * minute,
  'six hours': 360 * minute,
  day,
  week: 7 * day,
  month: 30.44 * day,
  quarter: 91.3 * day,
  year: 365.25 * day,
  decade: 3652.5 * day,
  century: 36_525 * day,
};

const months: Partial<Record<CalendarUnit, number>> = { month: 1, quarter: 3, year: 12, decade: 120, century: 1200 };

/** The first of a month; years 0 to 99 are those years and not the 1900s. */
function firstOf(month: number): number {
  const date = new Date(0);
  date.setUTCFullYear(Math.floor(month / 12), ((month % 12) + 12) % 12, 1);
  return date.getTime();
}

/** The beginning of the unit that a moment lies in, UTC; weeks begin on Monday. */
export function floorTo(at: number, unit: CalendarUnit): number {
  const step = months[unit];
  if (step !== undefined) {
    const date = new Date(at);
    const month = date.getUTCFullYear() * 12 + date.getUTCMonth();
    return firstOf(Math.floor(month / step) * step);
  }
  // The first of January 1970 was a Thursday.
  const shift = unit === 'week' ? 4 * day : 0;
  const length = unitLength[unit];
  return Math.floor((at - shift) / length) * length + shift;
}

/** The beginning of the next unit. */
export function nextEdge(edge: number, unit: CalendarUnit): number {
  const step = months[unit];
  if (step === undefined) return edge + unitLength[unit];
  const date = new Date(edge);
  return firstOf(date.getUTCFullYear() * 12 + date.getUTCMonth() + step);
}

/** Beginnings of units from the one that `from` lies in to the first at or after `to`; no more than `most`. */
export function edgesOf(from: number, to: number, unit: CalendarUnit, most = 5000): number[] {
  const edges = [floorTo(from, unit)];
  while (edges.at(-1)! < to && edges.length <= most) edges.push(nextEdge(edges.at(-1)!, unit));
  return edges;
}

/** The finest unit of which no more than `most` cover the span. */
export function unitFor(span: number, most: number): CalendarUnit {
  return calendarUnits.find((unit) => span / unitLength[unit] + 2 <= most) ?? 'century';
}
