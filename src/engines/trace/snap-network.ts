import type { MotifFlows } from './motifs.ts';

/** Flows in the order of their file, loops among them, with the whole number that names each node. */
export type NumberedFlows = MotifFlows & { readonly ids: Int32Array };

/**
 * Who had to do with whom, in SNAP's orders. A run is all flows from one node to one other, in the order of the file; -1
 * is the run that is not there. Each node's neighbours are those it sent to, by their numbers, then the rest.
 */
export type SnapNetwork = {
  readonly nodes: number;
  readonly ids: Int32Array;
  /** Times by run; a run from a node to itself is empty. */
  readonly times: Float64Array;
  readonly runStart: Int32Array;
  readonly runEnd: Int32Array;
  /** By node, places in the columns below. */
  readonly start: Int32Array;
  readonly neighbour: Int32Array;
  readonly outRun: Int32Array;
  readonly inRun: Int32Array;
  /** Neighbours that the node sent to; they come first. */
  readonly sentTo: Int32Array;
};

/** Positions in stable order of their keys, taken in `order`; keys lie below `most`. */
function byKey(keys: Int32Array, order: Int32Array, most: number): Int32Array {
  const next = new Int32Array(most + 1);
  for (let k = 0; k < order.length; k++) next[keys[order[k]!]! + 1]!++;
  for (let k = 0; k < most; k++) next[k + 1]! += next[k]!;
  const sorted = new Int32Array(order.length);
  for (let k = 0; k < order.length; k++) sorted[next[keys[order[k]!]!]!++] = order[k]!;
  return sorted;
}

function counting(length: number): Int32Array {
  const numbers = new Int32Array(length);
  for (let k = 0; k < length; k++) numbers[k] = k;
  return numbers;
}

function ranksOf(ids: Int32Array): Int32Array {
  const ranks = new Int32Array(ids.length);
  // Numbers and places fit into one float, which sorts without a comparison in between.
  const keys = Float64Array.from(ids, (id, v) => id * ids.length + v).sort();
  for (let rank = 0; rank < ids.length; rank++) ranks[keys[rank]! % ids.length] = rank;
  return ranks;
}

/** Nodes are numbered in the order in which the file first names them, as they are in `flows`. */
export function snapNetwork({ nodes, count, from, to, at, ids }: NumberedFlows): SnapNetwork {
  const ranks = ranksOf(ids);
  const ranksTo = new Int32Array(count);
  for (let e = 0; e < count; e++) ranksTo[e] = ranks[to[e]!]!;
  const order = byKey(from, byKey(ranksTo, counting(count), nodes), nodes);
  const times = new Float64Array(count);
  const tail = new Int32Array(count);
  const head = new Int32Array(count);
  const rankTail = new Int32Array(count);
  const runStart = new Int32Array(count);
  const runEnd = new Int32Array(count);
  let runs = 0;
  for (let k = 0; k < count; k++) {
    const e = order[k]!;
    const [u, v] = [from[e]!, to[e]!];
    times[k] = at[e]!;
    if (runs === 0 || tail[runs - 1] !== u || head[runs - 1] !== v) {
      tail[runs] = u;
      head[runs] = v;
      rankTail[runs] = ranks[u]!;
      runStart[runs] = k;
      runEnd[runs++] = k;
    }
    if (u !== v) runEnd[runs - 1] = k + 1;
  }
  const incoming = byKey(head, byKey(rankTail, counting(runs), nodes), nodes);

  const start = new Int32Array(nodes + 1);
  const sentTo = new Int32Array(nodes);
  const neighbour = new Int32Array(runs * 2);
  const outRun = new Int32Array(runs * 2).fill(-1);
  const inRun = new Int32Array(runs * 2).fill(-1);
  let run = 0;
  let arriving = 0;
  let place = 0;
  for (let u = 0; u < nodes; u++) {
    const first = place;
    for (; run < runs && tail[run] === u; run++) {
      neighbour[place] = head[run]!;
      outRun[place++] = run;
    }
    sentTo[u] = place - first;
    const middle = place;
    // Both lists ascend by the neighbour's number.
    for (let k = first; arriving < runs && head[incoming[arriving]!] === u; arriving++) {
      const back = incoming[arriving]!;
      const x = tail[back]!;
      while (k < middle && ranks[neighbour[k]!]! < ranks[x]!) k++;
      if (k < middle && neighbour[k] === x) inRun[k] = back;
      else {
        neighbour[place] = x;
        inRun[place++] = back;
      }
    }
    start[u + 1] = place;
  }
  return {
    nodes,
    ids,
    times,
    runStart: runStart.slice(0, runs),
    runEnd: runEnd.slice(0, runs),
    start,
    neighbour: neighbour.slice(0, place),
    outRun: outRun.slice(0, place),
    inRun: inRun.slice(0, place),
    sentTo,
  };
}
