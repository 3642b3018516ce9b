/** A binary heap of numbers that stand for something, the least by `isLess` first. */
export type LeastHeap = { push(item: number): void; pop(): number | undefined; readonly size: () => number };

export function createLeastHeap(isLess: (a: number, b: number) => boolean): LeastHeap {
  const items: number[] = [];
  return {
    size: () => items.length,
    push(item) {
      let at = items.length;
      items.push(item);
      while (at > 0) {
        const parent = (at - 1) >> 1;
        if (!isLess(item, items[parent]!)) break;
        items[at] = items[parent]!;
        at = parent;
      }
      items[at] = item;
    },
    pop() {
      const top = items[0];
      const item = items.pop();
      if (item === undefined || items.length === 0) return top;
      let at = 0;
      for (;;) {
        let child = 2 * at + 1;
        if (child >= items.length) break;
        if (child + 1 < items.length && isLess(items[child + 1]!, items[child]!)) child++;
        if (!isLess(items[child]!, item)) break;
        items[at] = items[child]!;
        at = child;
      }
      items[at] = item;
      return top;
    },
  };
}
