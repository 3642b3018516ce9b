import { joinedGraph, type Aside, type CaseFlows } from './case-flows.ts';
import type { Asker } from './case-questions.ts';
import type { FlowGraph } from './flow-graph.ts';
import type { FlowMask } from './flow-mask.ts';

/** Steps that one search may take; an answer that needed more says that it is not whole. */
export const budget = 4_000_000;
export const mostHops = 12;

/** The flows of a case as one person sees them, with entities that they hold for one joined. */
export type View = {
  readonly flows: CaseFlows;
  readonly graph: FlowGraph;
  readonly mask: FlowMask;
  readonly pulse: () => void;
  nodeOf(id: string): number;
};

const joined = new WeakMap<FlowGraph, { key: string; flows: number; graph: FlowGraph }>();

export function viewOf(flows: CaseFlows, { seen, merged }: Asker, pulse: () => void): View {
  const base = flows.graph();
  const groups = merged
    .map((group) => group.map(flows.nodeOf).filter((node) => node >= 0))
    .filter((group) => group.length > 1);
  const first = new Map(groups.flatMap((group) => group.map((node) => [node, group[0]!] as const)));
  const nodeOf = (id: string) => first.get(flows.nodeOf(id)) ?? flows.nodeOf(id);
  const mask = flows.maskOf(seen);
  if (groups.length === 0) return { flows, graph: base, mask, pulse, nodeOf };
  const key = groups.map((group) => group.join(' ')).join(',');
  const kept = joined.get(base);
  const graph = kept?.key === key && kept.flows === base.flows ? kept.graph : joinedGraph(base, groups);
  joined.set(base, { key, flows: base.flows, graph });
  return { flows, graph, mask, pulse, nodeOf };
}

export const isSeen = (mask: FlowMask, { compartment, fromSeq, toSeq }: Aside): boolean => {
  const at = mask === null ? Infinity : mask[compartment]!;
  return fromSeq <= at && at < toSeq;
};
