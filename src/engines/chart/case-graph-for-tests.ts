import { entitySchemata, type EntitySchema } from '#domain/entity';
import { kindIndex, type CaseGraph } from './case-graph.ts';

export type PlainLink = {
  readonly from: number;
  readonly to: number;
  readonly kind: string;
  readonly at: number | null;
};

/** A graph as tests write it: nodes by number, people unless said otherwise. */
export function caseGraphOf(
  nodes: number,
  links: readonly PlainLink[],
  schemata: readonly EntitySchema[] = [],
): CaseGraph {
  return {
    nodes,
    schema: Uint8Array.from({ length: nodes }, (_, n) => entitySchemata.indexOf(schemata[n] ?? 'Person')),
    from: Int32Array.from(links, (one) => one.from),
    to: Int32Array.from(links, (one) => one.to),
    kind: Uint8Array.from(links, (one) => kindIndex.get(one.kind)!),
    earliest: Float64Array.from(links, (one) => one.at ?? Number.NaN),
    latest: Float64Array.from(links, (one) => one.at ?? Number.NaN),
    contradicted: new Uint8Array(links.length),
  };
}
