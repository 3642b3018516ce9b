/*
 * Who belongs together: communities by the method of Louvain (Blondel, Guillaume, Lambiotte and Lefebvre 2008), which
 * moves nodes to the neighbouring community that raises modularity most, folds communities into nodes, and goes on; after
 * the first pass only those are looked at whose neighbours moved (as in Leiden, Traag et al. 2019). A
 * pair weighs 1 + log2 of its links, so that a thousand messages between two people do not drown everyone else. The
 * order of visits comes from a seed; the same graph and seed give the same communities. Limits: modularity overlooks
 * small groups in very large graphs, and a community is a way to fold a picture, never a finding about anybody.
 */
import type { Pairs } from './case-graph.ts';
import { shuffled } from './seeded.ts';

type Level = {
  readonly nodes: number;
  readonly offsets: Int32Array;
  readonly other: Int32Array;
  readonly weight: Float64Array;
  /** Weight of links inside what the node stands for, counted twice. */
  readonly inside: Float64Array;
};

const mostLevels = 6;
const mostPasses = 12;

/** A label for each node, numbered in the order in which communities first appear; nodes without links get -1. */
export function communitiesOf(pairs: Pairs, seed: number): Int32Array {
  const belongs = Int32Array.from({ length: pairs.nodes }, (_, n) => n);
  let level = firstLevel(pairs);
  for (let depth = 0; depth < mostLevels; depth++) {
    const { label, count, moved } = settle(level, seed + depth);
    if (!moved) break;
    for (let n = 0; n < belongs.length; n++) belongs[n] = label[belongs[n]!]!;
    if (count === level.nodes) break;
    level = folded(level, label, count);
  }
  const joined = new Uint8Array(pairs.nodes);
  for (const side of [pairs.a, pairs.b]) for (const node of side) joined[node] = 1;
  const renamed = new Map<number, number>();
  return belongs.map((label, n) => {
    if (joined[n] === 0) return -1;
    const known = renamed.get(label);
    if (known !== undefined) return known;
    renamed.set(label, renamed.size);
    return renamed.size - 1;
  });
}

function firstLevel({ nodes, a, b, flows, relations }: Pairs): Level {
  const weights = Float64Array.from(a, (_, i) => 1 + Math.log2(flows[i]! + relations[i]!));
  return levelOf(nodes, a, b, weights, new Float64Array(nodes));
}

function levelOf(
  nodes: number,
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  weights: ArrayLike<number>,
  inside: Float64Array,
): Level {
  const offsets = new Int32Array(nodes + 1);
  for (let i = 0; i < a.length; i++) {
    offsets[a[i]! + 1]! += 1;
    offsets[b[i]! + 1]! += 1;
  }
  for (let n = 0; n < nodes; n++) offsets[n + 1]! += offsets[n]!;
  const fill = offsets.slice();
  const other = new Int32Array(a.length * 2);
  const weight = new Float64Array(a.length * 2);
  for (let i = 0; i < a.length; i++) {
    const [there, back] = [fill[a[i]!]!++, fill[b[i]!]!++];
    other[there] = b[i]!;
    other[back] = a[i]!;
    weight[there] = weight[back] = weights[i]!;
  }
  return { nodes, offsets, other, weight, inside };
}

/** Moves nodes until few gain by moving. */
function settle(level: Level, seed: number): { label: Int32Array; count: number; moved: boolean } {
  const { nodes, offsets, other, weight, inside } = level;
  const label = Int32Array.from({ length: nodes }, (_, n) => n);
  const degree = inside.slice();
  for (let n = 0; n < nodes; n++) for (let e = offsets[n]!; e < offsets[n + 1]!; e++) degree[n]! += weight[e]!;
  const total = degree.slice();
  const all = degree.reduce((sum, one) => sum + one, 0);
  const toward = new Float64Array(nodes);
  const touched = new Int32Array(nodes);
  const order = shuffled(nodes, seed);
  const isDue = new Uint8Array(nodes).fill(1);
  let moved = false;
  for (let pass = 0; pass < mostPasses && all > 0; pass++) {
    let moves = 0;
    for (let at = 0; at < nodes; at++) {
      const n = order[at]!;
      if (isDue[n] === 0) continue;
      isDue[n] = 0;
      const own = label[n]!;
      let count = 0;
      for (let e = offsets[n]!; e < offsets[n + 1]!; e++) {
        const there = label[other[e]!]!;
        if (toward[there] === 0) touched[count++] = there;
        toward[there]! += weight[e]!;
      }
      total[own]! -= degree[n]!;
      let best = own;
      let gain = toward[own]! - (total[own]! * degree[n]!) / all;
      for (let i = 0; i < count; i++) {
        const there = touched[i]!;
        const here = toward[there]! - (total[there]! * degree[n]!) / all;
        // Ties go to the smaller label, so that the order of neighbours does not matter.
        if (here > gain + 1e-12 || (Math.abs(here - gain) <= 1e-12 && there < best && best !== own)) {
          best = there;
          gain = here;
        }
        toward[there] = 0;
      }
      toward[own] = 0;
      total[best]! += degree[n]!;
      if (best === own) continue;
      label[n] = best;
      moves += 1;
      for (let e = offsets[n]!; e < offsets[n + 1]!; e++) if (label[other[e]!] !== best) isDue[other[e]!] = 1;
    }
    if (moves > 0) moved = true;
    if (moves * 200 <= nodes) break;
  }
  const named = new Int32Array(nodes).fill(-1);
  let count = 0;
  for (let n = 0; n < nodes; n++) {
    const one = label[n]!;
    if (named[one] === -1) named[one] = count++;
    label[n] = named[one]!;
  }
  return { label, count, moved };
}

function folded(level: Level, label: Int32Array, count: number): Level {
  const inside = new Float64Array(count);
  const { offsets: members, list } = membersOf(label, count);
  const toward = new Float64Array(count);
  const [a, b, weights]: [number[], number[], number[]] = [[], [], []];
  for (let x = 0; x < count; x++) {
    const touched: number[] = [];
    for (let m = members[x]!; m < members[x + 1]!; m++) {
      const n = list[m]!;
      inside[x]! += level.inside[n]!;
      for (let e = level.offsets[n]!; e < level.offsets[n + 1]!; e++) {
        const y = label[level.other[e]!]!;
        if (x === y) inside[x]! += level.weight[e]!;
        else if (x < y) {
          if (toward[y] === 0) touched.push(y);
          toward[y]! += level.weight[e]!;
        }
      }
    }
    for (const y of touched) {
      a.push(x);
      b.push(y);
      weights.push(toward[y]!);
      toward[y] = 0;
    }
  }
  return levelOf(count, a, b, weights, inside);
}

/** Which nodes bear each label. */
function membersOf(label: Int32Array, count: number): { offsets: Int32Array; list: Int32Array } {
  const offsets = new Int32Array(count + 1);
  for (const one of label) offsets[one + 1]! += 1;
  for (let i = 0; i < count; i++) offsets[i + 1]! += offsets[i]!;
  const fill = offsets.slice();
  const list = new Int32Array(label.length);
  for (let n = 0; n < label.length; n++) list[fill[label[n]!]!++] = n;
  return { offsets, list };
}
