import { buildFlowGraph, newColumns, roomFor, type FlowColumns, type FlowGraph } from '#engines/trace/flow-graph';
import { seededRandom } from '../seeded-random.ts';

export const compartments = 8;
export const entries = 1000;

/** Flows between any two at any moment, each taking up to a hundred seconds; in no order. */
export function madeColumns(nodes: number, flows: number): FlowColumns {
  const random = seededRandom(1);
  const columns = newColumns(roomFor(flows), true);
  for (let e = 0; e < flows; e++) {
    columns.from[e] = Math.floor(random() * nodes);
    columns.to[e] = Math.floor(random() * nodes);
    columns.depart[e] = Math.floor(random() * flows * 5);
    columns.arrive[e] = columns.depart[e]! + Math.floor(random() * 100);
    columns.compartment[e] = Math.floor(random() * compartments);
    columns.fromSeq[e] = Math.floor(random() * entries);
  }
  return columns;
}

/** A reader of all compartments but the last, on a day by which one entry in twenty was still to come. */
export const readersMask = Int32Array.from({ length: compartments }, (_, c) =>
  c === compartments - 1 ? -1 : entries * 0.95,
);

export const madeGraph = (nodes: number, flows: number): FlowGraph =>
  buildFlowGraph(madeColumns(nodes, flows), flows, nodes);
