export type Edge = readonly [number, number];

/**
 * Indices of the edges that lie on some simple path between two nodes, ascending: those in the biconnected block of a
 * closing edge `from`-`to` laid over the graph (Hopcroft and Tarjan 1973, without recursion). Linear in the edges.
 */
export function edgesBetween(edges: readonly Edge[], from: number, to: number): readonly number[] {
  const closing = edges.length;
  const all: readonly Edge[] = [...edges, [from, to]];
  const touching = new Map<number, number[]>();
  all.forEach(([a, b], index) => {
    for (const node of [a, b]) {
      const list = touching.get(node);
      if (list) list.push(index);
      else touching.set(node, [index]);
    }
  });
  const depth = new Map<number, number>([[from, 0]]);
  const low = new Map<number, number>([[from, 0]]);
  const stack: number[] = [];
  const path = [{ node: from, via: -1, next: 0 }];
  while (path.length > 0) {
    const at = path.at(-1)!;
    const index = touching.get(at.node)?.[at.next++];
    if (index !== undefined) {
      if (index === at.via) continue;
      const [a, b] = all[index]!;
      const other = a === at.node ? b : a;
      const seen = depth.get(other);
      if (seen === undefined) {
        stack.push(index);
        depth.set(other, path.length);
        low.set(other, path.length);
        path.push({ node: other, via: index, next: 0 });
      } else if (seen < depth.get(at.node)!) {
        stack.push(index);
        low.set(at.node, Math.min(low.get(at.node)!, seen));
      }
      continue;
    }
    path.pop();
    const parent = path.at(-1);
    if (parent === undefined) break;
    low.set(parent.node, Math.min(low.get(parent.node)!, low.get(at.node)!));
    if (low.get(at.node)! < depth.get(parent.node)!) continue;
    const block: number[] = [];
    for (let popped = stack.pop(); popped !== undefined; popped = stack.pop()) {
      block.push(popped);
      if (popped === at.via) break;
    }
    if (block.includes(closing)) return block.filter((one) => one !== closing).sort((x, y) => x - y);
  }
  return [];
}
