import type { MotifFlows } from './motifs.ts';
import { createTriangleWindow } from './triangle-window.ts';

/** The flows between each two nodes that have any, in order; `neighbours` rows hold the higher-ranked neighbour and the pair. */
type Pairs = {
  readonly start: Int32Array;
  readonly rows: Int32Array;
  readonly low: Int32Array;
  readonly high: Int32Array;
  readonly count: number;
};

function pairsOf({ nodes, count, from, to }: MotifFlows): Pairs {
  const numbers = new Map<number, number>();
  const of = new Int32Array(count);
  const low: number[] = [];
  const high: number[] = [];
  for (let e = 0; e < count; e++) {
    const a = Math.min(from[e]!, to[e]!);
    const b = Math.max(from[e]!, to[e]!);
    const key = a * nodes + b;
    let number = numbers.get(key);
    if (number === undefined) {
      numbers.set(key, (number = low.length));
      low.push(a);
      high.push(b);
    }
    of[e] = number;
  }
  const start = new Int32Array(low.length + 1);
  for (let e = 0; e < count; e++) start[of[e]! + 1]!++;
  for (let p = 0; p < low.length; p++) start[p + 1]! += start[p]!;
  const next = start.slice();
  const rows = new Int32Array(count);
  for (let e = 0; e < count; e++) rows[next[of[e]!]!++] = e;
  return { start, rows, low: Int32Array.from(low), high: Int32Array.from(high), count: low.length };
}

/** Each pair under the one of its nodes that has fewer neighbours, so that no node has more than the root of twice the pairs. */
function forwardRows(pairs: Pairs, nodes: number): { start: Int32Array; pair: Int32Array; other: Int32Array } {
  const degree = new Int32Array(nodes);
  for (let p = 0; p < pairs.count; p++) {
    degree[pairs.low[p]!]!++;
    degree[pairs.high[p]!]!++;
  }
  const start = new Int32Array(nodes + 1);
  const base = new Int32Array(pairs.count);
  for (let p = 0; p < pairs.count; p++) {
    const a = pairs.low[p]!;
    const b = pairs.high[p]!;
    base[p] = degree[a]! < degree[b]! || (degree[a] === degree[b] && a < b) ? a : b;
    start[base[p]! + 1]!++;
  }
  for (let v = 0; v < nodes; v++) start[v + 1]! += start[v]!;
  const next = start.slice();
  const pair = new Int32Array(pairs.count);
  const other = new Int32Array(pairs.count);
  for (let p = 0; p < pairs.count; p++) {
    const k = next[base[p]!]!++;
    pair[k] = p;
    other[k] = base[p] === pairs.low[p] ? pairs.high[p]! : pairs.low[p]!;
  }
  return { start, pair, other };
}

/** Adds the triangles: for each three nodes that all had to do with one another, their flows are merged and counted in one pass. */
export function countTriangles(flows: MotifFlows, within: number, counts: Float64Array): void {
  const { nodes, from, at } = flows;
  const pairs = pairsOf(flows);
  const forward = forwardRows(pairs, nodes);
  const pairTo = new Int32Array(nodes).fill(-1);
  const window = createTriangleWindow();
  let times = new Float64Array(1024);
  let marks = new Uint8Array(1024);

  const countOne = (nodesOf: readonly number[], pairsOfSides: readonly number[]) => {
    const next = pairsOfSides.map((p) => pairs.start[p]!);
    const end = pairsOfSides.map((p) => pairs.start[p + 1]!);
    const length = end[0]! - next[0]! + end[1]! - next[1]! + end[2]! - next[2]!;
    if (times.length < length) {
      times = new Float64Array(length * 2);
      marks = new Uint8Array(length * 2);
    }
    for (let k = 0; k < length; k++) {
      let side = -1;
      let e = 0x7fff_ffff;
      for (let s = 0; s < 3; s++) {
        if (next[s]! >= end[s]!) continue;
        const candidate = pairs.rows[next[s]!]!;
        if (candidate < e) {
          e = candidate;
          side = s;
        }
      }
      next[side]!++;
      times[k] = at[e]!;
      // The side's first node is the one that comes first among the three.
      marks[k] = side * 2 + (from[e] === nodesOf[side === 2 ? 1 : 0] ? 0 : 1);
    }
    window({ length, times, marks }, within, counts);
  };

  for (let u = 0; u < nodes; u++) {
    const begin = forward.start[u]!;
    const finish = forward.start[u + 1]!;
    for (let k = begin; k < finish; k++) pairTo[forward.other[k]!] = forward.pair[k]!;
    for (let k = begin; k < finish; k++) {
      const v = forward.other[k]!;
      for (let j = forward.start[v]!; j < forward.start[v + 1]!; j++) {
        const w = forward.other[j]!;
        const closing = pairTo[w]!;
        if (closing >= 0) countOne([u, v, w], [forward.pair[k]!, closing, forward.pair[j]!]);
      }
    }
    for (let k = begin; k < finish; k++) pairTo[forward.other[k]!] = -1;
  }
}
