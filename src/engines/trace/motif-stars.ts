import { motifClass } from './motif-class.ts';
import type { MotifFlows } from './motifs.ts';
import { createStarWindow, newStarSums, type StarSums } from './star-window.ts';

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

/**
 * Adds sums over all centres to the 36 counts: what has one neighbour only belongs to two nodes and is taken out of the
 * stars; `twoNodes` counts those by direction, each once.
 */
export function addStarSums(sums: StarSums, twoNodes: (bits: number) => number, counts: Float64Array): void {
  for (let bits = 0; bits < 8; bits++) {
    for (const odd of ['first', 'middle', 'last'] as const)
      counts[classes[odd][bits]!]! += sums[odd][bits]! - sums.pairs[bits]!;
    counts[pairClasses[bits]!]! += twoNodes(bits);
  }
}

/** Rows of flow numbers by node, each flow under both its ends. */
function rowsByNode({ nodes, count, from, to }: MotifFlows): { start: Int32Array; rows: Int32Array; most: number } {
  const start = new Int32Array(nodes + 1);
  for (let e = 0; e < count; e++) {
    start[from[e]! + 1]!++;
    start[to[e]! + 1]!++;
  }
  let most = 0;
  for (let v = 0; v < nodes; v++) {
    most = Math.max(most, start[v + 1]!);
    start[v + 1]! += start[v]!;
  }
  const next = start.slice(0, nodes);
  const rows = new Int32Array(count * 2);
  for (let e = 0; e < count; e++) {
    rows[next[from[e]!]!++] = e;
    rows[next[to[e]!]!++] = e;
  }
  return { start, rows, most };
}

/** Adds stars and pairs, in one pass a node. */
export function countStars(flows: MotifFlows, within: number, counts: Float64Array): void {
  const { nodes, from, to, at } = flows;
  const { start, rows, most } = rowsByNode(flows);
  const window = createStarWindow(nodes);
  const sums = newStarSums();
  const times = new Float64Array(most);
  const other = new Int32Array(most);
  const direction = new Uint8Array(most);
  for (let u = 0; u < nodes; u++) {
    let length = 0;
    for (let j = start[u]!; j < start[u + 1]!; j++) {
      const e = rows[j]!;
      const isOut = from[e] === u;
      times[length] = at[e]!;
      other[length] = isOut ? to[e]! : from[e]!;
      direction[length++] = isOut ? 0 : 1;
    }
    window({ length, times, other, direction }, within, sums);
  }
  // Two nodes are gone through from both.
  addStarSums(sums, (bits) => sums.pairs[bits]! / 2, counts);
}
