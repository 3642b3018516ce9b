import type { FlowFile } from './flow-file.ts';
import type { NumberedFlows } from './snap-network.ts';

/** SNAP keeps a row for every number up to the greatest, and so do we where its order is asked for. */
const greatestId = 1 << 24;

/**
 * A file's flows as `snapMotifCounts` takes them, in the order of their lines. Names that are whole numbers below 2^24
 * stand for themselves; where any is none, all are numbered as they first come.
 */
export function numberedFlows({ graph, names }: Pick<FlowFile, 'graph' | 'names'>): NumberedFlows {
  const { nodes, flows: count } = graph;
  const flows = {
    nodes,
    count,
    from: new Int32Array(count),
    to: new Int32Array(count),
    at: new Float64Array(count),
  };
  for (let e = 0; e < count; e++) {
    const line = graph.link[e]!;
    flows.from[line] = graph.from[e]!;
    flows.to[line] = graph.to[e]!;
    flows.at[line] = graph.depart[e]!;
  }
  const ids = new Int32Array(nodes);
  for (let v = 0; v < nodes; v++) {
    const name = names.name(v);
    if (!/^(0|[1-9]\d{0,7})$/.test(name) || Number(name) > greatestId) return { ...flows, ids: ids.map((_, k) => k) };
    ids[v] = Number(name);
  }
  return { ...flows, ids };
}
