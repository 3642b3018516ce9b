import type { CaseGraph, LinkMask } from './case-graph.ts';

export const bucketUnits = ['hour', 'day', 'week', 'month', 'quarter', 'year', 'decade'] as const;
export type BucketUnit = (typeof bucketUnits)[number];

/** Links by when they began at the earliest, in whole calendar units (UTC); `edges` has one more than `counts`. */
export type TimeBuckets = {
  readonly unit: BucketUnit;
  readonly edges: readonly number[];
  readonly counts: readonly number[];
  readonly undated: number;
};

const hour = 3_600_000;
const length: Record<BucketUnit, number> = {
  hour,
  day: 24 * hour,
  week: 7 * 24 * hour,
  month: 30 * 24 * hour,
  quarter: 91 * 24 * hour,
  year: 365 * 24 * hour,
  decade: 3652 * 24 * hour,
};

/** The beginning of the unit that a moment lies in. */
function floorTo(at: number, unit: BucketUnit): number {
  const date = new Date(at);
  const day = Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate());
  if (unit === 'hour') return Math.floor(at / hour) * hour;
  if (unit === 'day') return day;
  if (unit === 'week') return day - ((date.getUTCDay() + 6) % 7) * 24 * hour;
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  if (unit === 'month') return utc(year, month);
  if (unit === 'quarter') return utc(year, month - (month % 3));
  return unit === 'year' ? utc(year, 0) : utc(Math.floor(year / 10) * 10, 0);
}

function after(edge: number, unit: BucketUnit): number {
  if (unit === 'hour' || unit === 'day' || unit === 'week') return edge + length[unit];
  const date = new Date(edge);
  const months = { month: 1, quarter: 3, year: 12, decade: 120 }[unit];
  return utc(date.getUTCFullYear(), date.getUTCMonth() + months);
}

/** The first of a month; years 0 to 99 are those years and not the 1900s. */
function utc(year: number, month: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month, 1);
  return date.getTime();
}

/** Counts links over time in at most `most` buckets of the finest unit that fits; empty where nothing is dated. */
export function timeBuckets(graph: CaseGraph, mask: LinkMask, most = 120): TimeBuckets {
  let [first, last, undated] = [Infinity, -Infinity, 0];
  const at = (i: number) => (Number.isFinite(graph.earliest[i]!) ? graph.earliest[i]! : graph.latest[i]!);
  for (let i = 0; i < graph.from.length; i++) {
    if (mask !== null && mask[i] === 0) continue;
    const begins = at(i);
    if (!Number.isFinite(begins)) undated += 1;
    else {
      if (begins < first) first = begins;
      if (begins > last) last = begins;
    }
  }
  if (first > last) return { unit: 'day', edges: [], counts: [], undated };
  const unit = bucketUnits.find((one) => (last - first) / length[one] + 2 <= most) ?? 'decade';
  const edges = [floorTo(first, unit)];
  while (edges.at(-1)! <= last) edges.push(after(edges.at(-1)!, unit));
  const counts = edges.slice(1).map(() => 0);
  for (let i = 0; i < graph.from.length; i++) {
    if (mask !== null && mask[i] === 0) continue;
    const begins = at(i);
    if (Number.isFinite(begins)) counts[bucketOf(edges, begins)]! += 1;
  }
  return { unit, edges, counts, undated };
}

function bucketOf(edges: readonly number[], at: number): number {
  let [low, high] = [0, edges.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (edges[middle]! <= at) low = middle;
    else high = middle;
  }
  return low;
}
