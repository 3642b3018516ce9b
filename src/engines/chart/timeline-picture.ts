import type { Extent } from './timeline-extent.ts';
import type { TimeView } from './timeline-ticks.ts';

/*
 * Where the marks of a timeline lie, in pixels. Each mark takes the first row of its lane in which it touches nothing,
 * in the order of their beginnings, so the same things lie the same way again. A lane has a bounded number of rows: what
 * finds no room is counted and said, never drawn over something else. A stretch in which a lane holds nothing is a gap,
 * and wide ones are drawn: that nothing is known is news.
 */

/** `labelRoom` is how wide its label is, in pixels; 0 or none where it has none. */
export type LaneItem = { readonly id: string; readonly extent: Extent; readonly labelRoom?: number };
export type Bucket = { readonly from: number; readonly to: number; readonly count: number };
export type LaneInput = {
  readonly id: string;
  readonly items: readonly LaneItem[];
  readonly buckets: readonly Bucket[];
};

export type PlacedMark = {
  readonly id: string;
  readonly row: number;
  readonly x: number;
  readonly width: number;
  /** The certain part inside it, from the left edge of the picture. */
  readonly solid: { readonly x: number; readonly width: number } | null;
  /** Its time is so exact, at this nearness, that it is a point. */
  readonly isPoint: boolean;
  readonly isSoft: boolean;
  /** It goes on beyond the picture, or nobody said where it ends. */
  readonly opensLeft: boolean;
  readonly opensRight: boolean;
  /** Its label stands on it, after it where it is too short, before it at the right edge; null where it has none. */
  readonly labelAt: 'on' | 'after' | 'before' | null;
};

export type PlacedLane = {
  readonly id: string;
  readonly rows: number;
  readonly marks: readonly PlacedMark[];
  readonly bars: readonly {
    readonly x: number;
    readonly width: number;
    readonly count: number;
    readonly share: number;
  }[];
  readonly gaps: readonly { readonly x: number; readonly width: number; readonly from: number; readonly to: number }[];
  /** Marks in view that found no row. */
  readonly left: readonly string[];
};

export type PictureAsk = {
  readonly view: TimeView;
  readonly width: number;
  readonly mostRows: number;
};

/** A point is drawn this wide. */
export const pointWidth = 11;
const between = 3;
/** Open ends reach this far beyond what is known. */
const openReach = 26;
const leastGap = 130;

/** Lays out lanes from left (`view.from`) to right (`view.to`); what lies wholly outside is left out. */
export function timelinePicture(lanes: readonly LaneInput[], ask: PictureAsk): PlacedLane[] {
  const most = Math.max(1, ...lanes.flatMap((lane) => lane.buckets.map((one) => one.count)));
  return lanes.map((lane) => placeLane(lane, ask, most));
}

function placeLane(lane: LaneInput, { view, width, mostRows }: PictureAsk, most: number): PlacedLane {
  const xOf = (at: number): number => ((at - view.from) / (view.to - view.from)) * width;
  const clip = (x: number): number => Math.min(width + 40, Math.max(-40, x));
  const sorted = lane.items.toSorted(
    (a, b) => beginOf(a.extent) - beginOf(b.extent) || a.extent.to - b.extent.to || (a.id < b.id ? -1 : 1),
  );
  const ends: number[] = [];
  const marks: PlacedMark[] = [];
  const left: string[] = [];
  const spans: DrawnSpan[] = [];
  for (const { id, extent, labelRoom = 0 } of sorted) {
    const placed = markOf(extent, xOf);
    if (placed.x > width || placed.x + placed.width < 0) continue;
    const labelAt = labelPlace(placed, labelRoom, width);
    const begins = labelAt === 'before' ? placed.x - labelRoom : placed.x;
    let row = ends.findIndex((end) => end + between <= begins);
    if (row === -1) row = ends.length;
    if (row >= mostRows) {
      left.push(id);
      continue;
    }
    ends[row] = placed.x + placed.width + (labelAt === 'after' ? labelRoom : 0);
    spans.push({ begins, ends: ends[row]!, at: beginOf(extent) });
    const [x, end] = [clip(placed.x), clip(placed.x + placed.width)];
    const solid =
      extent.certain === null || placed.isPoint
        ? null
        : { x: clip(xOf(extent.certain.from)), width: clip(xOf(extent.certain.to)) - clip(xOf(extent.certain.from)) };
    marks.push({ ...placed, id, row, x, width: end - x, solid, isSoft: extent.isSoft, labelAt });
  }
  const bars = lane.buckets
    .map(({ from, to, count }) => ({ x: xOf(from), width: xOf(to) - xOf(from), count, share: Math.sqrt(count / most) }))
    .filter((bar) => bar.count > 0 && bar.x < width && bar.x + bar.width > 0);
  return { id: lane.id, rows: Math.max(1, ends.length), marks, bars, gaps: gapsOf(lane, spans, xOf, width), left };
}

const beginOf = (extent: Extent): number => (Number.isFinite(extent.from) ? extent.from : extent.to);

function markOf(extent: Extent, xOf: (at: number) => number) {
  const opensLeft = !Number.isFinite(extent.from);
  const opensRight = !Number.isFinite(extent.to);
  const start = opensLeft ? xOf(extent.to) - openReach : xOf(extent.from);
  const end = opensRight ? xOf(extent.from) + openReach : xOf(extent.to);
  const isPoint = !opensLeft && !opensRight && end - start < pointWidth;
  const x = isPoint ? (start + end - pointWidth) / 2 : start;
  return { x, width: isPoint ? pointWidth : end - start, isPoint, opensLeft, opensRight };
}

type DrawnSpan = { readonly begins: number; readonly ends: number; readonly at: number };

function labelPlace(mark: ReturnType<typeof markOf>, room: number, width: number): PlacedMark['labelAt'] {
  if (room === 0) return null;
  const seen = Math.min(width, mark.x + mark.width) - Math.max(0, mark.x);
  if (!mark.isPoint && seen >= room + 8) return 'on';
  return mark.x + mark.width + room > width && mark.x - room > 0 ? 'before' : 'after';
}

/** Wide stretches between two known things of a lane in which nothing may have been. */
function gapsOf(
  lane: LaneInput,
  spans: readonly DrawnSpan[],
  xOf: (at: number) => number,
  width: number,
): PlacedLane['gaps'] {
  const covered = [
    ...lane.items.map(({ extent }) => [beginOf(extent), Number.isFinite(extent.to) ? extent.to : extent.from] as const),
    ...lane.buckets.filter((one) => one.count > 0).map((one) => [one.from, one.to] as const),
  ].toSorted((a, b) => a[0] - b[0]);
  const gaps: { x: number; width: number; from: number; to: number }[] = [];
  let reached = covered[0]?.[1] ?? 0;
  for (const [from, to] of covered.slice(1)) {
    // Words of what lies on either side reach into it.
    const x = Math.max(0, xOf(reached), ...spans.filter((one) => one.at < from).map((one) => one.ends));
    const end = Math.min(width, xOf(from), ...spans.filter((one) => one.at >= from).map((one) => one.begins));
    if (from > reached && end - x >= leastGap) gaps.push({ x, width: end - x, from: reached, to: from });
    reached = Math.max(reached, to);
  }
  return gaps;
}

/** "3 days", "5 months": how long a stretch is, in the largest unit of which it holds two. */
export function spanWords(ms: number): string {
  const units = [
    [365.25 * 86_400_000, 'year'],
    [30.44 * 86_400_000, 'month'],
    [7 * 86_400_000, 'week'],
    [86_400_000, 'day'],
    [3_600_000, 'hour'],
    [60_000, 'minute'],
  ] as const;
  const [length, name] = units.find(([one]) => ms >= one * 2) ?? units.at(-1)!;
  const count = Math.floor(ms / length);
  return `${count} ${name}${count === 1 ? '' : 's'}`;
}
