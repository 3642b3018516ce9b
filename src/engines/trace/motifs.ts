import { departOrder, type FlowGraph } from './flow-graph.ts';
import { isVisible, type FlowMask } from './flow-mask.ts';
import { countStars } from './motif-stars.ts';
import { countTriangles } from './motif-triangles.ts';

/*
 * How often each of the 36 patterns of three flows between two or three nodes occurs within a window (Paranjape, Benson,
 * Leskovec, "Motifs in Temporal Networks", WSDM 2017): stars and pairs in one pass a node, triangles by merging the flows
 * of each static triangle. Flows count as instants, at departure. A flow from a node to itself belongs to no pattern.
 * Equal times count in the order in which they stand, the same in every pattern; `snap-motifs.ts` counts them as the
 * paper's program did. Counts are of patterns of a network and say nothing about a person.
 */

/** Flows one after another, without loops: what the counts are made of. */
export type MotifFlows = {
  readonly nodes: number;
  readonly count: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly at: Float64Array;
};

function instants(graph: FlowGraph, mask: FlowMask): MotifFlows {
  const order = departOrder(graph);
  const from = new Int32Array(graph.flows);
  const to = new Int32Array(graph.flows);
  const at = new Float64Array(graph.flows);
  let count = 0;
  for (let k = 0; k < graph.flows; k++) {
    const e = order === null ? k : order[k]!;
    if (graph.from[e] === graph.to[e] || !isVisible(graph, mask, e)) continue;
    from[count] = graph.from[e]!;
    to[count] = graph.to[e]!;
    at[count++] = graph.depart[e]!;
  }
  return { nodes: graph.nodes, count, from, to, at };
}

/**
 * Six rows of six counts in the order of the paper's figure 1: the second flow is the same along a row, the third along a
 * column. `within` is the most time from the first flow to the third, in the graph's unit.
 */
export function motifCounts(graph: FlowGraph, within: number, mask: FlowMask = null): number[][] {
  const flows = instants(graph, mask);
  const counts = new Float64Array(36);
  countStars(flows, within, counts);
  countTriangles(flows, within, counts);
  return Array.from({ length: 6 }, (_, row) => Array.from(counts.subarray(row * 6, row * 6 + 6)));
}
