import type { FlowGraph } from './flow-graph.ts';

/**
 * What one reader may see at one moment: the greatest sequence number that counts in each compartment, by the
 * compartment's index; -1 hides it. Null shows everything that stands.
 */
export type FlowMask = Int32Array | null;

/** Whether the mask lets a flow through; it looks at nothing else of the flow. */
export function isVisible(graph: FlowGraph, mask: FlowMask, flow: number): boolean {
  if (mask === null) return true;
  const at = mask[graph.compartment[flow]!]!;
  return at !== undefined && graph.fromSeq[flow]! <= at && at < graph.toSeq[flow]!;
}
