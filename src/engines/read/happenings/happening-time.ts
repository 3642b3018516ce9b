import type { TimeExpression } from '#domain/reading';
import { firstAt } from '../entities.ts';
import type { RawHappening } from './raw-happening.ts';

/**
 * When something happened: the date of its clause nearest to its words, with the clock that stands beside the date;
 * null where the clause has none. A statute's year dates the statute.
 */
export function happeningTime(text: string, raw: RawHappening, times: readonly TimeExpression[]): string | null {
  let best: { readonly value: string; readonly gap: number } | null = null;
  for (let i = firstAt(times, raw.sentence[0]); i < times.length; i++) {
    const time = times[i];
    if (time === undefined || time.start >= raw.sentence[1]) break;
    if ((time.type !== 'DATE' && time.type !== 'TIME') || !/^\d{4}/.test(time.value)) continue;
    if (/\b(?:acts?|section)\s*$/i.test(text.slice(Math.max(0, time.start - 10), time.start))) continue;
    // A clock alone says when on some day, and a log's or a note's own clock not even that.
    if (
      time.type === 'TIME' &&
      /^\d{1,2}[:.]\d{2}/.test(text.slice(time.start, time.end)) &&
      !/\d{4}/.test(text.slice(time.start, time.end))
    )
      continue;
    if (/^\s*act\b/i.test(text.slice(time.end, time.end + 6))) continue;
    if (time.start < raw.clause[0] || time.end > raw.clause[1]) continue;
    const gap = time.start >= raw.at ? time.start - raw.at : raw.at - time.end + 4;
    if (best === null || gap < best.gap) best = { value: withClock(text, times, i), gap };
  }
  return best?.value ?? null;
}

/** "on 5 July 2031 at 21:14", "at 21:14 on 5 July 2031". */
function withClock(text: string, times: readonly TimeExpression[], i: number): string {
  const day = times[i];
  if (day === undefined) return '';
  if (day.value.includes('T') || !/^\d{4}-\d{2}-\d{2}$/.test(day.value)) return day.value;
  for (const other of [times[i + 1], times[i - 1]]) {
    const clock = other === undefined ? null : /T(\d{2}:\d{2}(?::\d{2})?)$/.exec(other.value);
    if (other === undefined || clock === null || other.type !== 'TIME') continue;
    const between = other.start > day.end ? text.slice(day.end, other.start) : text.slice(other.end, day.start);
    if (/^[\s,]*(?:at|on|from|just after|shortly after|about|around)?[\s,]*$/i.test(between))
      return `${day.value}T${clock[1] ?? ''}`;
  }
  return day.value;
}
