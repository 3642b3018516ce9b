import { Failure } from '#domain/failure';

const msOfHour = 3_600_000;
const msOfDay = 86_400_000;
const form = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(\d+)H)?$/;

/**
 * When a length of ISO 8601 ("P3M", "PT72H") after a moment is over, in UTC milliseconds. Months end on the same day, or
 * on the last where there is none: three months from 30 November is 28 or 29 February. Law may count the first day in; a
 * length of doctrine that was not read says so by its status.
 */
export function dueAfter(start: number, length: string): number {
  const parts = form.exec(length);
  if (parts === null || length === 'P' || length.endsWith('T'))
    throw new Failure('LL-DURATION', `“${length}” is no length of time.`, 'Write it as P3M, P10Y or PT72H.');
  const [years, months, days, hours] = parts.slice(1).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
  ];
  const from = new Date(start);
  const month = from.getUTCMonth() + years * 12 + months;
  const lastDay = new Date(Date.UTC(from.getUTCFullYear(), month + 1, 0)).getUTCDate();
  const timeOfDay = ((start % msOfDay) + msOfDay) % msOfDay;
  const moved = Date.UTC(from.getUTCFullYear(), month, Math.min(from.getUTCDate(), lastDay)) + timeOfDay;
  return moved + days * msOfDay + hours * msOfHour;
}
