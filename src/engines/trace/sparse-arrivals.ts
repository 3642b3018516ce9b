import type { ArrivalSearch } from './arrival-search.ts';
import { isVisible } from './flow-mask.ts';

/** Flows passed over for each one looked at, below which going through all of them is quicker. */
const worthSkipping = 400;
const checkEvery = 256;

/** A least heap of flow numbers over one array that grows. */
function createFlowHeap() {
  let items = new Int32Array(1024);
  let size = 0;
  return {
    size: () => size,
    least: () => items[0]!,
    push(flow: number) {
      if (size === items.length) {
        const more = new Int32Array(size * 2);
        more.set(items);
        items = more;
      }
      let at = size++;
      while (at > 0) {
        const parent = (at - 1) >> 1;
        if (items[parent]! <= flow) break;
        items[at] = items[parent]!;
        at = parent;
      }
      items[at] = flow;
    },
    pop() {
      const last = items[--size]!;
      let at = 0;
      for (;;) {
        let child = 2 * at + 1;
        if (child >= size) break;
        if (child + 1 < size && items[child + 1]! < items[child]!) child++;
        if (items[child]! >= last) break;
        items[at] = items[child]!;
        at = child;
      }
      items[at] = last;
    },
  };
}

/**
 * Begins a search for first arrivals among flows that lie sorted: takes up, in their order, only those that leave nodes
 * already reached. Gives the place from which all must be gone through, once that is quicker; the end where nothing is left.
 */
export function sparseArrivals(search: ArrivalSearch): number {
  const { graph, depart, arrive, first, by, source, after, before, minWait, target, mask } = search;
  const { from, to, outStart, outFlows, flows } = graph;
  const cursor = new Int32Array(graph.nodes).fill(-1);
  const heap = createFlowHeap();

  const follow = (v: number, ready: number) => {
    if (v < 0 || v + 1 >= outStart.length) return;
    let low = outStart[v]!;
    const end = cursor[v]! < 0 ? outStart[v + 1]! : cursor[v]!;
    let high = end;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (depart[outFlows[middle]!]! < ready) low = middle + 1;
      else high = middle;
    }
    if (low === end) return;
    cursor[v] = low;
    heap.push(outFlows[low]!);
  };

  follow(source, after);
  let since = heap.size() === 0 ? flows : heap.least();
  for (let looked = 1; heap.size() > 0; looked++) {
    const e = heap.least();
    const d = depart[e]!;
    if (d > before || (target >= 0 && first[target]! <= d)) return flows;
    if (looked % checkEvery === 0) {
      if (e - since < checkEvery * worthSkipping) return e;
      since = e;
    }
    heap.pop();
    const u = from[e]!;
    // A node that was reached sooner since has another entry.
    if (outFlows[cursor[u]!] !== e) continue;
    cursor[u]!++;
    if (cursor[u]! < outStart[u + 1]!) heap.push(outFlows[cursor[u]!]!);
    const v = to[e]!;
    const a = arrive[e]!;
    if (a >= first[v]! || a > before || !isVisible(graph, mask, e)) continue;
    first[v] = a;
    by[v] = e;
    follow(v, a + minWait);
  }
  return flows;
}
