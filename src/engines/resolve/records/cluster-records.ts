import { type LevelReader } from './field-levels.ts';
import type { Model, WeightReader } from './pair-weights.ts';

/** Pairs that are likely one, with their weights in decibans. */
export type Edges = { readonly pairs: Uint32Array; readonly weights: Float32Array };

/** So many pairs are looked at between two groups. */
const mostLooks = 4096;

/**
 * Groups by the strongest pairs first; two groups join only where the pairs across speak for it on the whole and none
 * forbids it, so that a chain never runs through a contradiction. Answers the first record of each one's group.
 */
export function clusterRecords(
  count: number,
  edges: Edges,
  read: LevelReader,
  weigh: WeightReader,
  model: Model,
): Uint32Array {
  const root = Uint32Array.from({ length: count }, (_, i) => i);
  const members = new Map<number, number[]>();
  const found = new Uint8Array(model.same.length);
  const weightOf = (i: number, j: number) => {
    read(i, j, found);
    return weigh.total(i, found);
  };
  const find = (start: number): number => {
    let at = start;
    while (root[at] !== at) {
      root[at] = root[root[at]!]!;
      at = root[at]!;
    }
    return at;
  };
  const order = Uint32Array.from(edges.weights.keys()).sort((a, b) => edges.weights[b]! - edges.weights[a]! || a - b);
  for (const edge of order) {
    const [a, b] = [find(edges.pairs[2 * edge]!), find(edges.pairs[2 * edge + 1]!)];
    if (a === b) continue;
    const [first, second] = a < b ? [a, b] : [b, a];
    const [left, right] = [members.get(first) ?? [first], members.get(second) ?? [second]];
    if (left.length * right.length > 1 && !mayJoin(left, right, weightOf, model.forbidden)) continue;
    root[second] = first;
    members.set(first, left.concat(right));
    members.delete(second);
  }
  for (let i = 0; i < count; i++) root[i] = find(i);
  return root;
}

function mayJoin(
  left: readonly number[],
  right: readonly number[],
  weightOf: (i: number, j: number) => number,
  forbidden: number,
): boolean {
  const all = left.length * right.length;
  const step = Math.max(1, Math.floor(all / mostLooks));
  let sum = 0;
  let looks = 0;
  for (let n = 0; n < all; n += step) {
    const weight = weightOf(left[n % left.length]!, right[Math.floor(n / left.length)]!);
    if (weight < forbidden) return false;
    sum += Math.min(30, weight);
    looks += 1;
  }
  return sum / looks > 0;
}
