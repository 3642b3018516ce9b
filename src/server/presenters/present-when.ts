import { eventTimeText } from '#domain/event-time-text';
import { instantOf } from './instant.ts';

type Dates = { readonly first: number; readonly last: number };
type When = { readonly earliest: string | null; readonly latest: string | null; readonly words: string };

const limit = 8.64e15;
const day = 86_400_000;

const boundOf = (at: number): string | null => (Math.abs(at) >= limit || !Number.isFinite(at) ? null : instantOf(at));

/** A moment as finely as it needs: a day where it begins one, else to the minute; UTC. */
function momentText(at: number, isEnd: boolean): string {
  const edge = isEnd ? at + 1 : at;
  const text = instantOf(at);
  return eventTimeText(edge % day === 0 ? text.slice(0, 10) : text.slice(0, 16));
}

/** "2023-02" or "2023" where the span is just that; `to` is exclusive. */
function monthOrYear(from: number, to: number): string | null {
  const [a, b] = [new Date(from), new Date(to)];
  if (from % day !== 0 || to % day !== 0 || a.getUTCDate() !== 1 || b.getUTCDate() !== 1) return null;
  const months = (b.getUTCFullYear() - a.getUTCFullYear()) * 12 + b.getUTCMonth() - a.getUTCMonth();
  if (months === 1) return instantOf(from).slice(0, 7);
  return months === 12 && a.getUTCMonth() === 0 ? instantOf(from).slice(0, 4) : null;
}

/** A span of moments with words of its own: a day, a minute, or from the one to the other. */
export function presentDates({ first, last }: Dates): When {
  const [earliest, latest] = [boundOf(first), boundOf(last)];
  if (earliest === null && latest === null) return { earliest, latest, words: 'at no known time' };
  if (earliest === null) return { earliest, latest, words: `by ${momentText(last, true)}` };
  if (latest === null) return { earliest, latest, words: `from ${momentText(first, false)} on` };
  const whole = monthOrYear(first, last + 1);
  if (whole !== null) return { earliest, latest, words: eventTimeText(whole) };
  const [from, to] = [momentText(first, false), momentText(last, true)];
  return { earliest, latest, words: from === to || last - first < 60_000 ? from : `between ${from} and ${to}` };
}

/** The same with the words in which a source dates it. */
export function presentWhen(dates: Dates, time: string | null): When {
  return time === null ? presentDates(dates) : { ...presentDates(dates), words: eventTimeText(time) };
}
