import { addStarSums } from './motif-stars.ts';
import { addRun, newRunEvents, type RunEvents } from './run-events.ts';
import { snapNetwork, type NumberedFlows, type SnapNetwork } from './snap-network.ts';
import { createSnapSort, type SnapSort } from './snap-sort.ts';
import { countSnapTriangles } from './snap-triangles.ts';
import { createStarWindow, newStarSums } from './star-window.ts';

/*
 * The 36 counts as the program prints them that came with the paper (SNAP, `temporalmotifs`, with one thread), to the
 * last digit, so that a network can be set beside published tables. Where no two flows at a node share a time these are
 * the counts of `motifCounts`. Where they do, the program's order of equals is an accident of its sort, differs between
 * pairs, stars and triangles, and hangs on the numbers that name the nodes (`snap-sort.ts`); with several threads it
 * differs from run to run. Method: the same sorts in the same order over the same lists, then our own windows.
 */

/** Adds threes of two directions within the window; first event the highest bit. */
function countTwoNodes({ times, payload, length }: RunEvents, within: number, sums: Float64Array): void {
  let [one0, one1, two00, two01, two10, two11] = [0, 0, 0, 0, 0, 0];
  let low = 0;
  for (let k = 0; k < length; k++) {
    for (; times[low]! < times[k]! - within; low++)
      if (payload[low] === 0) {
        one0--;
        two00 -= one0;
        two01 -= one1;
      } else {
        one1--;
        two10 -= one0;
        two11 -= one1;
      }
    const dir = payload[k]!;
    sums[dir]! += two00;
    sums[2 + dir]! += two01;
    sums[4 + dir]! += two10;
    sums[6 + dir]! += two11;
    if (dir === 0) {
      two00 += one0;
      two10 += one1;
      one0++;
    } else {
      two01 += one0;
      two11 += one1;
      one1++;
    }
  }
}

/** Six rows of six counts, as `motifCounts` gives them; `flows` stand in the order of their file. */
export function snapMotifCounts(flows: NumberedFlows, within: number): number[][] {
  const network = snapNetwork(flows);
  const sort = createSnapSort();
  const counts = new Float64Array(36);
  const twoNodes = countPairs(network, sort, within);
  countStars(network, sort, within, twoNodes, counts);
  countSnapTriangles(network, sort, within, counts);
  return Array.from({ length: 6 }, (_, row) => Array.from(counts.subarray(row * 6, row * 6 + 6)));
}

/** Such neighbours make no three of their own, and lists so short draw nothing when sorted. */
function hasFewerThanThree({ outRun, inRun, runStart, runEnd }: SnapNetwork, k: number): boolean {
  const [out, into] = [outRun[k]!, inRun[k]!];
  return (out < 0 ? 0 : runEnd[out]! - runStart[out]!) + (into < 0 ? 0 : runEnd[into]! - runStart[into]!) < 3;
}

function countPairs(network: SnapNetwork, sort: SnapSort, within: number): Float64Array {
  const { nodes, ids, start, sentTo, neighbour, outRun, inRun } = network;
  const sums = new Float64Array(8);
  const events = newRunEvents();
  for (let u = 0; u < nodes; u++)
    for (let k = start[u]!; k < start[u]! + sentTo[u]!; k++) {
      const isOneWay = inRun[k]! < 0;
      if (hasFewerThanThree(network, k)) continue;
      if (neighbour[k] === u || (!isOneWay && ids[u]! > ids[neighbour[k]!]!)) continue;
      events.length = 0;
      addRun(events, network, outRun[k]!, 0);
      addRun(events, network, inRun[k]!, 1);
      sort(events.times, events.payload, events.length);
      countTwoNodes(events, within, sums);
    }
  return sums;
}

function countStars(
  network: SnapNetwork,
  sort: SnapSort,
  within: number,
  twoNodes: Float64Array,
  counts: Float64Array,
): void {
  const { nodes, start, neighbour, outRun, inRun } = network;
  const window = createStarWindow(nodes);
  const sums = newStarSums();
  const pairs = new Float64Array(8);
  const events = newRunEvents();
  let other = new Int32Array(events.times.length);
  let direction = new Uint8Array(events.times.length);
  for (let u = 0; u < nodes; u++) {
    events.length = 0;
    for (let k = start[u]!; k < start[u + 1]!; k++) {
      addRun(events, network, outRun[k]!, neighbour[k]! * 2);
      addRun(events, network, inRun[k]!, neighbour[k]! * 2 + 1);
    }
    sort(events.times, events.payload, events.length);
    if (other.length < events.length) {
      other = new Int32Array(events.times.length);
      direction = new Uint8Array(events.times.length);
    }
    for (let j = 0; j < events.length; j++) {
      other[j] = events.payload[j]! >> 1;
      direction[j] = events.payload[j]! & 1;
    }
    window({ length: events.length, times: events.times, other, direction }, within, sums);
    for (let k = start[u]!; k < start[u + 1]!; k++) {
      if (hasFewerThanThree(network, k)) continue;
      events.length = 0;
      addRun(events, network, outRun[k]!, 0);
      addRun(events, network, inRun[k]!, 1);
      sort(events.times, events.payload, events.length);
      countTwoNodes(events, within, pairs);
    }
  }
  // What is taken out of the stars is what the pairs gave in their own order, seen from either side.
  sums.pairs.set(pairs);
  addStarSums(sums, (bits) => twoNodes[bits]!, counts);
}
