import { edgesOf, floorTo, unitLength, calendarUnits, type CalendarUnit } from './timeline-calendar.ts';

/** A stretch of time that is looked at, `[from, to)` in UTC milliseconds. */
export type TimeView = { readonly from: number; readonly to: number };

export type Tick = { readonly at: number; readonly label: string };

/** Fine ticks with short labels, and coarse ones that say what the fine ones leave out. */
export type Ticks = { readonly unit: CalendarUnit; readonly fine: readonly Tick[]; readonly coarse: readonly Tick[] };

const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (n: number) => String(n).padStart(2, '0');

const coarserOf: Readonly<Record<CalendarUnit, CalendarUnit | null>> = {
  minute: 'day',
  'ten minutes': 'day',
  hour: 'day',
  'six hours': 'day',
  day: 'month',
  week: 'month',
  month: 'year',
  quarter: 'year',
  year: 'decade',
  decade: null,
  century: null,
};

/** Pixels that a label of this unit needs. */
const room: Readonly<Record<CalendarUnit, number>> = {
  minute: 46,
  'ten minutes': 46,
  hour: 46,
  'six hours': 46,
  day: 34,
  week: 48,
  month: 36,
  quarter: 36,
  year: 44,
  decade: 52,
  century: 60,
};

function fineLabel(at: number, unit: CalendarUnit): string {
  const date = new Date(at);
  if (unitLength[unit] < unitLength.day) return `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`;
  if (unit === 'day') return String(date.getUTCDate());
  if (unit === 'week') return `${date.getUTCDate()} ${names[date.getUTCMonth()]}`;
  if (unit === 'month' || unit === 'quarter') return names[date.getUTCMonth()]!;
  return unit === 'year' ? String(date.getUTCFullYear()) : `${date.getUTCFullYear()}s`;
}

function coarseLabel(at: number, unit: CalendarUnit): string {
  const date = new Date(at);
  const year = date.getUTCFullYear();
  if (unit === 'day') return `${date.getUTCDate()} ${names[date.getUTCMonth()]} ${year}`;
  if (unit === 'month') return `${names[date.getUTCMonth()]} ${year}`;
  return unit === 'year' ? String(year) : `${year}s`;
}

/** Ticks of the finest unit whose labels have room; the first coarse one stands for what the view begins in. */
export function ticksOf(view: TimeView, width: number): Ticks {
  const perMs = width / (view.to - view.from);
  const unit = calendarUnits.find((one) => unitLength[one] * perMs >= room[one]) ?? 'century';
  const fine = edgesOf(view.from, view.to, unit)
    .filter((at) => at >= view.from && at < view.to)
    .map((at) => ({ at, label: fineLabel(at, unit) }));
  const above = coarserOf[unit];
  if (above === null) return { unit, fine, coarse: [] };
  const begins = floorTo(view.from, above);
  const coarse = edgesOf(view.from, view.to, above)
    .filter((at) => at === begins || (at >= view.from && at < view.to))
    .map((at) => ({ at: Math.max(at, view.from), label: coarseLabel(at, above) }));
  return { unit, fine, coarse };
}
