import { parseEventTime } from '#domain/event-time';

/*
 * Where a dated thing stands on a timeline. A date says when something may have been: "in July 2022" is one moment
 * somewhere in a month, and no part of that month is certain. Something that lasts from one date to another is certain
 * between the last moment at which it may have begun and the first at which it may have ended. Approximate dates keep
 * the bounds they were written with, since nobody knows how far "about" reaches; pictures show that they are soft.
 */

/** UTC milliseconds. `from` is `-Infinity` and `to` is `Infinity` where that end is open; `to` is exclusive. */
export type Extent = {
  readonly from: number;
  readonly to: number;
  /** What it surely covers; null where that is nothing. */
  readonly certain: { readonly from: number; readonly to: number } | null;
  /** About then, or in doubt: the bounds are not to be taken at their word. */
  readonly isSoft: boolean;
};

type About = {
  /** Whether it goes on from one date to the other, or is one moment between them. */
  readonly lasts: boolean;
  /** When it arrived, where that is said apart. */
  readonly arrives?: string | null;
};

/** Reads EDTF; null for what has no place in time. An arrival makes of a departure something that lasts between both. */
export function extentOf(time: string | null, { lasts, arrives = null }: About): Extent | null {
  const whole = parseEventTime(time);
  if (whole === null) return null;
  const from = whole.earliest ?? -Infinity;
  const own = whole.latest === null ? Infinity : whole.latest + 1;
  const isSoft = whole.isApproximate || whole.isUncertain;
  const came = parseEventTime(arrives);
  if (came !== null) {
    const to = came.latest === null ? Infinity : came.latest + 1;
    if (to > from) {
      const certain = between(own, came.earliest ?? own);
      return { from, to: Math.max(own === Infinity ? to : own, to), certain, isSoft: isSoft || came.isApproximate };
    }
  }
  const [first = '', last] = (time ?? '').trim().split('/');
  const begun = last === undefined || !lasts ? null : parseEventTime(first);
  const ended = last === undefined || !lasts ? null : parseEventTime(last);
  const certain =
    begun?.latest === null || begun === null || ended?.earliest === null || ended === null
      ? null
      : between(begun.latest + 1, ended.earliest);
  return { from, to: own, certain, isSoft };
}

function between(from: number, to: number): Extent['certain'] {
  return Number.isFinite(from) && Number.isFinite(to) && from < to ? { from, to } : null;
}
