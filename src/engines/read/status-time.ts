import type { TimeExpression } from '#domain/reading';
import { firstAt } from './entities.ts';
import type { RawHappening } from './happenings/raw-happening.ts';

/** A comma, a clause or what somebody is charged with parts a date from the verb. */
const apart = /[;:]|\b(?:with|of|for|over|between|from|due|who|which|that|said)\b/;

/**
 * When a status came about: the date beside its words, or the document's own for news in the present tense
 * ("is dropped", "has been charged"); any other is left out rather than taken from elsewhere in the sentence.
 */
export function statusTime(
  text: string,
  raw: RawHappening,
  times: readonly TimeExpression[],
  date: string | null,
): string | null {
  const [start, end] = raw.item ?? [raw.at, raw.at];
  let others = 0;
  let best: { readonly value: string; readonly gap: number } | null = null;
  for (let i = firstAt(times, raw.sentence[0]); i < times.length; i++) {
    const time = times[i];
    if (time === undefined || time.start >= raw.sentence[1]) break;
    if ((time.type !== 'DATE' && time.type !== 'TIME') || !/^\d/.test(time.value)) continue;
    if (!/\b(?:act|section)\s*$/i.test(text.slice(Math.max(0, time.start - 12), time.start))) others++;
    const between = time.start >= end ? text.slice(end, time.start) : text.slice(time.end, start);
    const gap = between.length + (time.start >= end ? 0 : 20);
    if (apart.test(between) || between.length > 90) continue;
    if (
      /\b(?:act|section)\s*$/i.test(text.slice(0, time.start).slice(-12)) ||
      /^\s*act\b/i.test(text.slice(time.end, time.end + 6))
    )
      continue;
    if (best === null || gap < best.gap) best = { value: time.value, gap };
  }
  if (best !== null) return best.value;
  // Another date in the sentence ("the service said on Thursday") shows that the news is not the document's day's.
  if (others > 0) return null;
  const now = /^(?:is|are|has|have|is being|are being)\b/i.test(text.slice(start, end));
  return now ? date : null;
}
