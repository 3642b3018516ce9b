import { buildFlowGraph, departOrder, roomFor, stands, type FlowGraph } from './flow-graph.ts';

/**
 * The graph with time and direction turned round: latest departures towards a node are the negated earliest arrivals from
 * it here. A flow's number here is its link there: `link` holds the number of the flow it was made of.
 */
export function reversedFlows(graph: FlowGraph): FlowGraph {
  const { flows } = graph;
  const order = departOrder(graph);
  const capacity = roomFor(flows);
  const depart = new Float64Array(capacity);
  const arrive = new Float64Array(capacity);
  const departBy = graph.isExact ? depart : new Float64Array(capacity);
  const arriveBy = graph.isExact ? arrive : new Float64Array(capacity);
  const from = new Int32Array(capacity);
  const to = new Int32Array(capacity);
  const compartment = new Uint16Array(capacity);
  const fromSeq = new Int32Array(capacity);
  const toSeq = new Int32Array(capacity).fill(stands);
  const link = new Int32Array(capacity);
  for (let k = 0; k < flows; k++) {
    const e = order === null ? flows - 1 - k : order[flows - 1 - k]!;
    from[k] = graph.to[e]!;
    to[k] = graph.from[e]!;
    depart[k] = -graph.arriveBy[e]!;
    arrive[k] = -graph.departBy[e]!;
    departBy[k] = -graph.arrive[e]!;
    arriveBy[k] = -graph.depart[e]!;
    compartment[k] = graph.compartment[e]!;
    fromSeq[k] = graph.fromSeq[e]!;
    toSeq[k] = graph.toSeq[e]!;
    link[k] = e;
  }
  const [kind, basis, tie] = [new Uint8Array(capacity), new Uint8Array(capacity), new Float64Array(capacity)];
  const columns = { from, to, depart, arrive, departBy, arriveBy, kind, basis };
  return buildFlowGraph({ ...columns, compartment, fromSeq, toSeq, link, tie }, flows, graph.nodes);
}

const turnedGraphs = new WeakMap<FlowGraph, { flows: number; turned: FlowGraph }>();

/** As `reversedFlows`, kept until flows are added. Ends of flows are copied, so whoever ends one makes a graph anew of the columns. */
export function turnedFlows(graph: FlowGraph): FlowGraph {
  const kept = turnedGraphs.get(graph);
  if (kept !== undefined && kept.flows === graph.flows) return kept.turned;
  const turned = reversedFlows(graph);
  turnedGraphs.set(graph, { flows: graph.flows, turned });
  return turned;
}
