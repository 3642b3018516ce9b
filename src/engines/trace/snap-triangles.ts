import { addRun, newRunEvents } from './run-events.ts';
import type { SnapNetwork } from './snap-network.ts';
import type { SnapSort } from './snap-sort.ts';
import { createTriangleWindow } from './triangle-window.ts';

/** Two nodes that had to do with one another: that of the lesser number, the other, the runs either way, flows in all. */
type Pairs = {
  /** By place among the neighbours; -1 for a node and itself. */
  readonly of: Int32Array;
  readonly low: Int32Array;
  readonly high: Int32Array;
  readonly there: Int32Array;
  readonly back: Int32Array;
  readonly flows: Int32Array;
  readonly count: number;
};

function pairsOf({ nodes, ids, start, neighbour, outRun, inRun, runStart, runEnd }: SnapNetwork): Pairs {
  const places = neighbour.length;
  const ofRun = new Int32Array(runStart.length).fill(-1);
  const of = new Int32Array(places).fill(-1);
  const low = new Int32Array(places);
  const high = new Int32Array(places);
  const there = new Int32Array(places);
  const back = new Int32Array(places);
  const flows = new Int32Array(places);
  let count = 0;
  for (let u = 0; u < nodes; u++)
    for (let k = start[u]!; k < start[u + 1]!; k++) {
      const v = neighbour[k]!;
      if (v === u) continue;
      const out = outRun[k]!;
      const into = inRun[k]!;
      const known = ofRun[out < 0 ? into : out]!;
      of[k] = known < 0 ? count : known;
      if (known >= 0) continue;
      const isLow = ids[u]! < ids[v]!;
      low[count] = isLow ? u : v;
      high[count] = isLow ? v : u;
      there[count] = isLow ? out : into;
      back[count] = isLow ? into : out;
      for (const run of [out, into]) {
        if (run < 0) continue;
        ofRun[run] = count;
        flows[count]! += runEnd[run]! - runStart[run]!;
      }
      count++;
    }
  return { of, low, high, there, back, flows, count };
}

/** Places of the nodes by how many neighbours they have; the list sorted there has an entry for every number up to the greatest. */
function placesByDegree({ nodes, ids, start }: SnapNetwork, sort: SnapSort): Int32Array {
  let most = 0;
  for (let v = 0; v < nodes; v++) most = Math.max(most, ids[v]!);
  const degrees = new Float64Array(most + 1);
  const named = new Int32Array(most + 1).fill(-1);
  for (let v = 0; v < nodes; v++) {
    degrees[ids[v]!] = start[v + 1]! - start[v]!;
    named[ids[v]!] = v;
  }
  sort(degrees, named, most + 1);
  const place = new Int32Array(nodes);
  for (let k = 0; k <= most; k++) if (named[k]! >= 0) place[named[k]!] = k;
  return place;
}

/** Triangles under the pair at which they are counted, with the pairs from its lesser and its greater node to the third. */
type Triangles = {
  readonly start: Int32Array;
  readonly toLow: Int32Array;
  readonly toHigh: Int32Array;
};

/** A triangle belongs to its pair with the most flows, and stands there in the order in which the neighbours stand. */
function trianglesByPair(network: SnapNetwork, sort: SnapSort, pairs: Pairs): Triangles {
  const { nodes, start, neighbour } = network;
  const { of, low, high, flows } = pairs;
  const place = placesByDegree(network, sort);
  const forwardStart = new Int32Array(nodes + 1);
  const forward = new Int32Array(pairs.count);
  let length = 0;
  for (let u = 0; u < nodes; u++) {
    for (let k = start[u]!; k < start[u + 1]!; k++) if (place[neighbour[k]!]! > place[u]!) forward[length++] = k;
    forwardStart[u + 1] = length;
  }
  const at = new Int32Array(nodes).fill(-1);
  const bases: number[] = [];
  const ones: number[] = [];
  const twos: number[] = [];
  let keys = new Float64Array(1024);
  for (let u = 0; u < nodes; u++) {
    const begin = forwardStart[u]!;
    const size = forwardStart[u + 1]! - begin;
    if (size < 2) continue;
    for (let i = 0; i < size; i++) at[neighbour[forward[begin + i]!]!] = i;
    let found = 0;
    for (let i = 0; i < size; i++) {
      const v = neighbour[forward[begin + i]!]!;
      for (let k = forwardStart[v]!; k < forwardStart[v + 1]!; k++) {
        const j = at[neighbour[forward[k]!]!]!;
        if (j < 0) continue;
        if (found === keys.length) {
          const more = new Float64Array(found * 2);
          more.set(keys);
          keys = more;
        }
        keys[found++] = (Math.min(i, j) * size + Math.max(i, j)) * pairs.count + of[forward[k]!]!;
      }
    }
    keys.subarray(0, found).sort();
    for (let t = 0; t < found; t++) {
      const vw = keys[t]! % pairs.count;
      const two = (keys[t]! - vw) / pairs.count;
      const uv = of[forward[begin + Math.floor(two / size)]!]!;
      const uw = of[forward[begin + (two % size)]!]!;
      const [f, g, h] = [flows[uv]!, flows[uw]!, flows[vw]!];
      const base = f >= g && f >= h ? uv : g >= f && g >= h ? uw : vw;
      bases.push(base);
      ones.push(base === uv ? uw : uv);
      twos.push(base === vw ? uw : vw);
    }
    for (let i = 0; i < size; i++) at[neighbour[forward[begin + i]!]!] = -1;
  }
  const starts = new Int32Array(pairs.count + 1);
  for (let t = 0; t < bases.length; t++) starts[bases[t]! + 1]!++;
  for (let p = 0; p < pairs.count; p++) starts[p + 1]! += starts[p]!;
  const next = starts.slice();
  const toLow = new Int32Array(bases.length);
  const toHigh = new Int32Array(bases.length);
  for (let t = 0; t < bases.length; t++) {
    const base = bases[t]!;
    const k = next[base]!++;
    const isOneAtLow = low[ones[t]!] === low[base] || high[ones[t]!] === low[base];
    toLow[k] = isOneAtLow ? ones[t]! : twos[t]!;
    toHigh[k] = isOneAtLow ? twos[t]! : ones[t]!;
  }
  return { start: starts, toLow, toHigh };
}

/** Adds the triangles: all that belong to one pair are sorted together, then counted one by one. */
export function countSnapTriangles(network: SnapNetwork, sort: SnapSort, within: number, counts: Float64Array): void {
  const { nodes, ids, start, neighbour } = network;
  const pairs = pairsOf(network);
  const { low, high, there, back } = pairs;
  const triangles = trianglesByPair(network, sort, pairs);
  const window = createTriangleWindow();
  const events = newRunEvents();
  let times = new Float64Array(1024);
  let marks = new Uint8Array(1024);
  let places = new Int32Array(1024);
  let firsts = new Int32Array(1024);

  const countAt = (base: number) => {
    const first = triangles.start[base]!;
    const thirds = triangles.start[base + 1]! - first;
    events.length = 0;
    addRun(events, network, there[base]!, 0);
    addRun(events, network, back[base]!, 1);
    // Marks of `createTriangleWindow` in the lowest bits: 2 and 3 between low and third, 4 and 5 between high and third.
    for (let w = 1; w <= thirds; w++) {
      const one = triangles.toLow[first + w - 1]!;
      const two = triangles.toHigh[first + w - 1]!;
      const isOneFromLow = low[one] === low[base];
      const isTwoFromHigh = low[two] === high[base];
      addRun(events, network, isOneFromLow ? back[one]! : there[one]!, w * 8 + 3);
      addRun(events, network, isTwoFromHigh ? back[two]! : there[two]!, w * 8 + 5);
      addRun(events, network, isOneFromLow ? there[one]! : back[one]!, w * 8 + 2);
      addRun(events, network, isTwoFromHigh ? there[two]! : back[two]!, w * 8 + 4);
    }
    const { length } = events;
    sort(events.times, events.payload, length);
    const { payload } = events;
    if (times.length < length) {
      times = new Float64Array(length * 2);
      marks = new Uint8Array(length * 2);
      places = new Int32Array(length * 2);
    }
    if (firsts.length < thirds + 2) firsts = new Int32Array((thirds + 2) * 2);
    // Sorted places by third node; those of the pair itself lie first.
    firsts.fill(0, 0, thirds + 2);
    for (let k = 0; k < length; k++) firsts[(payload[k]! >> 3) + 1]!++;
    for (let w = 0; w <= thirds; w++) firsts[w + 1]! += firsts[w]!;
    for (let k = length - 1; k >= 0; k--) places[--firsts[(payload[k]! >> 3) + 1]!] = k;
    for (let w = 1; w <= thirds; w++) {
      let merged = 0;
      let a = 0;
      const shared = firsts[2]!;
      const end = w < thirds ? firsts[w + 2]! : length;
      for (let b = firsts[w + 1]!; b < end;) {
        const k = a < shared && places[a]! < places[b]! ? places[a++]! : places[b++]!;
        times[merged] = events.times[k]!;
        marks[merged++] = payload[k]! & 7;
      }
      for (; a < shared; a++) {
        times[merged] = events.times[places[a]!]!;
        marks[merged++] = payload[places[a]!]! & 7;
      }
      window({ length: merged, times, marks }, within, counts);
    }
  };

  for (let u = 0; u < nodes; u++)
    for (let k = start[u]!; k < start[u + 1]!; k++) {
      const base = pairs.of[k]!;
      if (base < 0 || ids[u]! > ids[neighbour[k]!]!) continue;
      if (triangles.start[base + 1]! > triangles.start[base]!) countAt(base);
    }
}
