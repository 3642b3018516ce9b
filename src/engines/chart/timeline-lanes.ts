import { edgesOf, unitFor, type CalendarUnit } from './timeline-calendar.ts';
import type { Bucket } from './timeline-picture.ts';

/*
 * Which lanes a timeline has, and how much of each can be shown as marks of its own. Lanes are taken by how many dated
 * things they hold in the whole case, so that they stay where they are while one pans. Marks go to the emptiest lanes
 * first until the room is spent; fuller ones are counted by calendar units, and so nothing is dropped and no picture
 * holds more than it may.
 */

/** Things with bounds (UTC ms, `NaN` where undated) and the lanes they lie in: `laneOf[laneAt[i]]` to `laneAt[i + 1]`. */
export type DatedThings = {
  readonly earliest: Float64Array;
  readonly latest: Float64Array;
  readonly laneAt: Int32Array;
  readonly laneOf: Int32Array;
  readonly lanes: number;
};

export const isDated = ({ earliest, latest }: DatedThings, i: number): boolean =>
  !(Number.isNaN(earliest[i]!) && Number.isNaN(latest[i]!));

/** Dated things by lane. */
export function laneCounts(things: DatedThings): Uint32Array {
  const counts = new Uint32Array(things.lanes);
  for (let i = 0; i < things.earliest.length; i++) {
    if (!isDated(things, i)) continue;
    for (let at = things.laneAt[i]!; at < things.laneAt[i + 1]!; at++) counts[things.laneOf[at]!]! += 1;
  }
  return counts;
}

/** The lanes shown, the fullest first and equal ones in their own order; `first` stand before all others. */
export function chooseLanes(counts: Uint32Array, most: number, first: readonly number[] = []): number[] {
  const wanted = first.filter((lane, i) => first.indexOf(lane) === i && lane < counts.length);
  const rest = [...counts.keys()]
    .filter((lane) => counts[lane]! > 0 && !wanted.includes(lane))
    .toSorted((a, b) => counts[b]! - counts[a]! || a - b);
  return [...wanted, ...rest].slice(0, most);
}

/** The whole stretch that dated things may lie in; null where nothing is dated. Open ends count where they begin. */
export function rangeOf({ earliest, latest }: DatedThings): { from: number; to: number } | null {
  let [from, to] = [Infinity, -Infinity];
  for (let i = 0; i < earliest.length; i++)
    for (const at of [earliest[i]!, latest[i]!])
      if (Number.isFinite(at)) {
        if (at < from) from = at;
        if (at > to) to = at;
      }
  return from > to ? null : { from, to: to + 1 };
}

export type LaneContent = {
  readonly lane: number;
  readonly things: readonly number[];
  readonly buckets: readonly Bucket[];
  readonly count: number;
};

/**
 * What each shown lane holds between `from` and `to`: its things while room is left, else counts. `rest` takes what
 * lies in no shown lane. Things are counted where they begin, or where they end when nobody knows the beginning.
 */
export function contentOf(
  things: DatedThings,
  shown: readonly number[],
  window: { readonly from: number; readonly to: number },
  most: number,
): { lanes: LaneContent[]; rest: LaneContent; unit: CalendarUnit } {
  const placeOf = new Int32Array(things.lanes).fill(-1);
  for (const [i, lane] of shown.entries()) placeOf[lane] = i;
  const inside: number[][] = [...shown.map(() => []), []];
  for (let i = 0; i < things.earliest.length; i++) {
    if (!isDated(things, i) || !(things.earliest[i]! < window.to && things.latest[i]! >= window.from)) continue;
    let isPlaced = false;
    for (let at = things.laneAt[i]!; at < things.laneAt[i + 1]!; at++) {
      const place = placeOf[things.laneOf[at]!]!;
      if (place === -1 || inside[place]!.at(-1) === i) continue;
      inside[place]!.push(i);
      isPlaced = true;
    }
    if (!isPlaced) inside.at(-1)!.push(i);
  }
  const unit = unitFor(window.to - window.from, Math.max(12, Math.min(120, Math.floor(most / (inside.length * 2)))));
  const edges = edgesOf(window.from, window.to, unit);
  let room = most;
  const asMarks = new Set<number>();
  for (const place of [...inside.keys()].toSorted((a, b) => inside[a]!.length - inside[b]!.length)) {
    // A lane of counts holds one mark a bucket.
    if (inside[place]!.length > room) break;
    room -= inside[place]!.length;
    asMarks.add(place);
  }
  const content = inside.map((list, place): LaneContent => ({
    lane: shown[place] ?? -1,
    count: list.length,
    things: asMarks.has(place) ? list : [],
    buckets: asMarks.has(place) ? [] : bucketsOf(things, list, edges),
  }));
  return { lanes: content.slice(0, -1), rest: content.at(-1)!, unit };
}

function bucketsOf({ earliest, latest }: DatedThings, list: readonly number[], edges: readonly number[]): Bucket[] {
  const counts = edges.slice(1).map(() => 0);
  for (const i of list) {
    const at = Number.isFinite(earliest[i]!) ? earliest[i]! : latest[i]!;
    counts[bucketAt(edges, at)]! += 1;
  }
  return counts.flatMap((count, i) => (count === 0 ? [] : [{ from: edges[i]!, to: edges[i + 1]!, count }]));
}

/** The index of the bucket that a moment lies in; what lies outside goes to the first or the last. */
export function bucketAt(edges: readonly number[], at: number): number {
  let [low, high] = [0, edges.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (edges[middle]! <= at) low = middle;
    else high = middle;
  }
  return low;
}

/** All dated things over time in at most `most` units, for the strip that shows the whole. */
export function overviewOf(
  things: DatedThings,
  most = 120,
): { unit: CalendarUnit; edges: number[]; counts: number[]; undated: number } {
  const dated: number[] = [];
  for (let i = 0; i < things.earliest.length; i++) if (isDated(things, i)) dated.push(i);
  const undated = things.earliest.length - dated.length;
  const begins = dated.map((i) => (Number.isFinite(things.earliest[i]!) ? things.earliest[i]! : things.latest[i]!));
  let [from, to] = [Infinity, -Infinity];
  for (const at of begins) {
    if (at < from) from = at;
    if (at > to) to = at;
  }
  if (from > to) return { unit: 'day', edges: [], counts: [], undated };
  const unit = unitFor(to + 1 - from, most);
  const edges = edgesOf(from, to + 1, unit);
  const counts = edges.slice(1).map(() => 0);
  for (const at of begins) counts[bucketAt(edges, at)]! += 1;
  return { unit, edges, counts, undated };
}
