import { motifClass } from './motif-class.ts';
import type { MotifFlows } from './motifs.ts';

/** Directions seen from the centre: 0 goes out, 1 comes in. */
const ends = (centre: number, other: number, direction: number): readonly [number, number] =>
  direction === 0 ? [centre, other] : [other, centre];

type Place = 'first' | 'middle' | 'last';

/** Where a star counts: `odd` is the place of the flow with the other neighbour. Directions are bits, first flow highest. */
function starClasses(odd: Place): Int32Array {
  const neighbours = { first: [2, 1, 1], middle: [1, 2, 1], last: [1, 1, 2] }[odd];
  return Int32Array.from({ length: 8 }, (_, bits) =>
    motifClass(
      ends(0, neighbours[0]!, bits >> 2),
      ends(0, neighbours[1]!, (bits >> 1) & 1),
      ends(0, neighbours[2]!, bits & 1),
    ),
  );
}

const classes = { first: starClasses('first'), middle: starClasses('middle'), last: starClasses('last') };
const pairClasses = Int32Array.from({ length: 8 }, (_, bits) =>
  motifClass(ends(0, 1, bits >> 2), ends(0, 1, (bits >> 1) & 1), ends(0, 1, bits & 1)),
);

/** Rows of flow numbers by node, each flow under both its ends. */
function rowsByNode({ nodes, count, from, to }: MotifFlows): { start: Int32Array; rows: Int32Array } {
  const start = new Int32Array(nodes + 1);
  for (let e = 0; e < count; e++) {
    start[from[e]! + 1]!++;
    start[to[e]! + 1]!++;
  }
  for (let v = 0; v < nodes; v++) start[v + 1]! += start[v]!;
  const next = start.slice(0, nodes);
  const rows = new Int32Array(count * 2);
  for (let e = 0; e < count; e++) {
    rows[next[from[e]!]!++] = e;
    rows[next[to[e]!]!++] = e;
  }
  return { start, rows };
}

/**
 * Adds stars and pairs (Algorithm 3 of the paper): for each flow at a centre, the pairs with one neighbour that lie before
 * it, around it and after it within the window. Pairs whose neighbour is that of the flow itself belong to two nodes and
 * are taken out of the stars again.
 */
export function countStars(flows: MotifFlows, within: number, counts: Float64Array): void {
  const { nodes, from, to, at } = flows;
  const { start, rows } = rowsByNode(flows);
  const before = new Int32Array(nodes * 2);
  const after = new Int32Array(nodes * 2);
  // By neighbour, for triples with that one neighbour: ones and pairs inside the window that ends here.
  const pairBefore = new Float64Array(nodes * 4);
  const stars = { first: new Float64Array(8), middle: new Float64Array(8), last: new Float64Array(8) };
  const twos = new Float64Array(8);

  for (let u = 0; u < nodes; u++) {
    const begin = start[u]!;
    const finish = start[u + 1]!;
    if (finish - begin < 3) continue;
    const beforeSum = new Float64Array(4);
    const middleSum = new Float64Array(4);
    const afterSum = new Float64Array(4);
    let low = begin;
    let high = begin;
    for (let j = begin; j < finish; j++) {
      const e = rows[j]!;
      const time = at[e]!;
      for (; at[rows[low]!]! < time - within; low++) {
        const old = rows[low]!;
        const out = from[old] === u ? 0 : 1;
        const x = out === 0 ? to[old]! : from[old]!;
        before[2 * x + out]!--;
        for (let d = 0; d < 2; d++) {
          beforeSum[out * 2 + d]! -= before[2 * x + d]!;
          pairBefore[4 * x + out * 2 + d]! -= before[2 * x + d]!;
        }
      }
      for (; high < finish && at[rows[high]!]! <= time + within; high++) {
        const come = rows[high]!;
        const out = from[come] === u ? 0 : 1;
        const x = out === 0 ? to[come]! : from[come]!;
        for (let d = 0; d < 2; d++) afterSum[d * 2 + out]! += after[2 * x + d]!;
        after[2 * x + out]!++;
      }
      const dir = from[e] === u ? 0 : 1;
      const x = dir === 0 ? to[e]! : from[e]!;
      after[2 * x + dir]!--;
      for (let d = 0; d < 2; d++) {
        afterSum[dir * 2 + d]! -= after[2 * x + d]!;
        middleSum[d * 2 + dir]! -= before[2 * x + d]!;
      }
      for (let a = 0; a < 2; a++)
        for (let b = 0; b < 2; b++) {
          stars.last[a * 4 + b * 2 + dir]! += beforeSum[a * 2 + b]!;
          stars.first[dir * 4 + a * 2 + b]! += afterSum[a * 2 + b]!;
          stars.middle[a * 4 + dir * 2 + b]! += middleSum[a * 2 + b]!;
          twos[a * 4 + b * 2 + dir]! += pairBefore[4 * x + a * 2 + b]!;
        }
      for (let d = 0; d < 2; d++) {
        middleSum[dir * 2 + d]! += after[2 * x + d]!;
        beforeSum[d * 2 + dir]! += before[2 * x + d]!;
        pairBefore[4 * x + d * 2 + dir]! += before[2 * x + d]!;
      }
      before[2 * x + dir]!++;
    }
    for (let j = begin; j < finish; j++) {
      const e = rows[j]!;
      const x = from[e] === u ? to[e]! : from[e]!;
      before.fill(0, 2 * x, 2 * x + 2);
      after.fill(0, 2 * x, 2 * x + 2);
      pairBefore.fill(0, 4 * x, 4 * x + 4);
    }
  }
  for (let bits = 0; bits < 8; bits++) {
    for (const odd of ['first', 'middle', 'last'] as const)
      counts[classes[odd][bits]!]! += stars[odd][bits]! - twos[bits]!;
    // Two nodes are gone through from both.
    counts[pairClasses[bits]!]! += twos[bits]! / 2;
  }
}
