import type { Period } from '#domain/evidence-item';
import { eventTimeText } from '#domain/event-time-text';

const msOfDay = 86_400_000;
const numberOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) / msOfDay;
const dayOf = (number: number): string => new Date(number * msOfDay).toISOString().slice(0, 10);

/** The days from one to the other; below zero where the second lies before. */
export const daysBetween = (from: string, to: string): number => numberOf(to) - numberOf(from);

export const dayBefore = (day: string): string => dayOf(numberOf(day) - 1);

/** True for two days of the calendar in order. */
export function isPeriod({ from, to }: Period): boolean {
  const days = daysBetween(from, to);
  return days >= 0 && dayOf(numberOf(from)) === from && dayOf(numberOf(to)) === to;
}

/** The days that both hold, or null. */
export function sharedDays(a: Period, b: Period): Period | null {
  const [from, to] = [a.from > b.from ? a.from : b.from, a.to < b.to ? a.to : b.to];
  return from <= to ? { from, to } : null;
}

/** What of `whole` none of the periods holds, in the order of time. */
export function daysLeft(whole: Period, periods: readonly Period[]): Period[] {
  const left: Period[] = [];
  let next = numberOf(whole.from);
  for (const period of periods.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const shared = sharedDays(whole, period);
    if (shared === null) continue;
    const [from, to] = [numberOf(shared.from), numberOf(shared.to)];
    if (from > next) left.push({ from: dayOf(next), to: dayOf(from - 1) });
    next = Math.max(next, to + 1);
  }
  if (next <= numberOf(whole.to)) left.push({ from: dayOf(next), to: whole.to });
  return left;
}

/** "5 July 2023" or "5 July 2023 to 9 July 2023". */
export function periodText({ from, to }: Period): string {
  return from === to ? eventTimeText(from) : `${eventTimeText(from)} to ${eventTimeText(to)}`;
}
