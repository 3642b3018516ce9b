/** A calendar day without a clock; months from 1. */
export type Day = { readonly year: number; readonly month: number; readonly day: number };

const dayLength = 86_400_000;
const pad = (n: number, width = 2): string => String(n).padStart(width, '0');

function utc({ year, month, day }: Day): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getTime();
}

function dayOf(time: number): Day {
  const date = new Date(time);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** The day an ISO date names, or null; what follows the date is not looked at. */
export function parseDay(iso: string | null): Day | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso ?? '');
  if (found === null) return null;
  const day = { year: Number(found[1]), month: Number(found[2]), day: Number(found[3]) };
  return isDay(day) ? day : null;
}

/** True for a day that is in the calendar: no 31 June. */
export function isDay(day: Day): boolean {
  const back = dayOf(utc(day));
  return back.year === day.year && back.month === day.month && back.day === day.day;
}

export const isoDay = ({ year, month, day }: Day): string => `${pad(year, 4)}-${pad(month)}-${pad(day)}`;
export const isoMonth = (year: number, month: number): string => `${pad(year, 4)}-${pad(month)}`;
export const addDays = (day: Day, days: number): Day => dayOf(utc(day) + days * dayLength);
export const daysBetween = (from: Day, to: Day): number => Math.round((utc(to) - utc(from)) / dayLength);

/** Moves by whole months; the day is kept where the month has it. */
export function addMonths({ year, month, day }: Day, months: number): Day {
  const index = year * 12 + (month - 1) + months;
  const to = { year: Math.floor(index / 12), month: (((index % 12) + 12) % 12) + 1 };
  for (let d = day; d > 27; d--) if (isDay({ ...to, day: d })) return { ...to, day: d };
  return { ...to, day: Math.min(day, 28) };
}

/** 1 Monday to 7 Sunday, as in ISO 8601. */
export function weekday(day: Day): number {
  return ((((Math.round(utc(day) / dayLength) + 3) % 7) + 7) % 7) + 1;
}

/** The ISO week a day lies in, as "1998-W09". */
export function isoWeek(day: Day): string {
  const thursday = addDays(day, 4 - weekday(day));
  const first = { year: thursday.year, month: 1, day: 1 };
  return `${pad(thursday.year, 4)}-W${pad(Math.floor(daysBetween(first, thursday) / 7) + 1)}`;
}

export const quarterOf = (month: number): number => Math.floor((month - 1) / 3) + 1;
