import { entitySchemata, type EntitySchema } from '#domain/entity';
import { isFlow, type CaseGraph, type LinkMask, type Pairs } from './case-graph.ts';

/**
 * What part each node has in the flows, as plain counts that can be shown and checked. They order a picture and are
 * nothing more: no score of a person is made of them.
 */
export type FlowParts = {
  readonly flowsIn: Uint32Array;
  readonly flowsOut: Uint32Array;
  readonly relations: Uint32Array;
  /** With how many others something flows, either way. */
  readonly counterparts: Uint32Array;
  /** Links from a node to itself, which merging two names makes. */
  readonly loops: Uint32Array;
  /** All nodes, those that matter first. */
  readonly order: Int32Array;
};

/** Who acts: people and bodies come before things, places and papers. */
const acting: readonly EntitySchema[] = ['Person', 'Organization', 'Company', 'PublicBody', 'LegalEntity'];
const acts = entitySchemata.map((schema) => (acting.includes(schema) ? 1 : 0));

/**
 * Counts and order: those who act and take part in flows first, by the number of counterparts, then of flows, then of
 * relations; the rest by relations. Ties keep the order of the nodes, so give nodes in an order that readers can see.
 */
export function flowParts(graph: CaseGraph, mask: LinkMask, pairs: Pairs): FlowParts {
  const { nodes, from, to, kind, schema } = graph;
  const [flowsIn, flowsOut, relations, counterparts, loops] = [0, 0, 0, 0, 0].map(() => new Uint32Array(nodes)) as [
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
    Uint32Array,
  ];
  for (let i = 0; i < from.length; i++) {
    if (mask !== null && mask[i] === 0) continue;
    const [x, y] = [from[i]!, to[i]!];
    if (x === y) loops[x]! += 1;
    else if (isFlow(kind[i]!)) {
      flowsOut[x]! += 1;
      flowsIn[y]! += 1;
    } else {
      relations[x]! += 1;
      relations[y]! += 1;
    }
  }
  for (let i = 0; i < pairs.a.length; i++) {
    if (pairs.flows[i] === 0) continue;
    counterparts[pairs.a[i]!]! += 1;
    counterparts[pairs.b[i]!]! += 1;
  }
  const flows = flowsIn.map((count, n) => count + flowsOut[n]!);
  const first = (n: number) => (flows[n]! > 0 ? 1 + acts[schema[n]!]! : 0);
  const order = Int32Array.from({ length: nodes }, (_, n) => n).sort(
    (x, y) =>
      first(y) - first(x) ||
      counterparts[y]! - counterparts[x]! ||
      flows[y]! - flows[x]! ||
      relations[y]! - relations[x]! ||
      acts[schema[y]!]! - acts[schema[x]!]! ||
      x - y,
  );
  return { flowsIn, flowsOut, relations, counterparts, loops, order };
}
