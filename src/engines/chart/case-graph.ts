/*
 * The chart of a case as typed arrays: who is joined with whom, by what, when. Built once from what a reader may see at
 * a cut and asked many times; nothing in here knows names or compartments, and indices stand for ids. Everything in this
 * folder is computed from such a graph alone, so what is left out of it changes no count, rank, group or order.
 * Limits: 2^25 nodes (keys of pairs are exact in a double); loops are counted on their node and never drawn.
 */
import { linkKinds, flowKinds } from '#domain/link';

/** `NaN` bounds mean that no time is known; half-open times have an infinite bound. Milliseconds UTC. */
export type CaseGraph = {
  readonly nodes: number;
  /** Index into `entitySchemata`, a node each. */
  readonly schema: Uint8Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Index into `linkKinds`, a link each. */
  readonly kind: Uint8Array;
  readonly earliest: Float64Array;
  readonly latest: Float64Array;
  /** 1 where a claim was attached to the link as standing against it. */
  readonly contradicted: Uint8Array;
};

/** Flows come first in `linkKinds`. */
export const isFlow = (kind: number): boolean => kind < flowKinds.length;

export const kindIndex = new Map<string, number>(linkKinds.map((kind, i) => [kind, i]));

/** Which links count, one byte each; null is all of them. */
export type LinkMask = Uint8Array | null;

export type MaskAsk = {
  /** Indices into `linkKinds`; null is all. */
  readonly kinds: ReadonlySet<number> | null;
  /** Indices into `entitySchemata` that both ends must be of; null is all. */
  readonly schemata?: ReadonlySet<number> | null;
  readonly window: { readonly from: number; readonly to: number } | null;
};

/** The mask of links of these kinds, between these types, whose time may lie in the window; undated links lie in none. */
export function maskOf(graph: CaseGraph, { kinds, schemata = null, window }: MaskAsk): LinkMask {
  if (kinds === null && schemata === null && window === null) return null;
  const mask = new Uint8Array(graph.from.length);
  for (let i = 0; i < mask.length; i++) {
    if (kinds !== null && !kinds.has(graph.kind[i]!)) continue;
    if (
      schemata !== null &&
      !(schemata.has(graph.schema[graph.from[i]!]!) && schemata.has(graph.schema[graph.to[i]!]!))
    )
      continue;
    // Comparisons with NaN are false, which leaves undated links out.
    if (window !== null && !(graph.earliest[i]! < window.to && graph.latest[i]! >= window.from)) continue;
    mask[i] = 1;
  }
  return mask;
}

/** Each joined pair once, `a < b`, sorted by `a` and then `b`, with how many flows and relations join it. */
export type Pairs = {
  readonly nodes: number;
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly flows: Uint32Array;
  readonly relations: Uint32Array;
};

/** Bundles parallel links; loops are left out. */
export function pairsOf(graph: CaseGraph, mask: LinkMask): Pairs {
  const { nodes, from, to, kind } = graph;
  const keys = new Float64Array(from.length);
  let used = 0;
  for (let i = 0; i < from.length; i++) {
    const [x, y] = [from[i]!, to[i]!];
    if (x === y || (mask !== null && mask[i] === 0)) continue;
    keys[used++] = (Math.min(x, y) * nodes + Math.max(x, y)) * 2 + (isFlow(kind[i]!) ? 0 : 1);
  }
  const sorted = keys.subarray(0, used).sort();
  let count = 0;
  for (let i = 0; i < used; i++) if (i === 0 || Math.floor(sorted[i]! / 2) !== Math.floor(sorted[i - 1]! / 2)) count++;
  const pairs = {
    nodes,
    a: new Int32Array(count),
    b: new Int32Array(count),
    flows: new Uint32Array(count),
    relations: new Uint32Array(count),
  };
  let at = -1;
  let last = -1;
  for (let i = 0; i < used; i++) {
    const pair = Math.floor(sorted[i]! / 2);
    if (pair !== last) {
      at += 1;
      last = pair;
      pairs.a[at] = Math.floor(pair / nodes);
      pairs.b[at] = pair % nodes;
    }
    if (sorted[i]! % 2 === 0) pairs.flows[at]! += 1;
    else pairs.relations[at]! += 1;
  }
  return pairs;
}

/** Neighbours of each node in compressed rows: those of `n` lie at `offsets[n] … offsets[n + 1]`, in rising order. */
export type Neighbours = { readonly offsets: Int32Array; readonly other: Int32Array; readonly pair: Int32Array };

export function neighboursOf(pairs: Pairs): Neighbours {
  const offsets = new Int32Array(pairs.nodes + 1);
  for (const side of [pairs.a, pairs.b]) for (const node of side) offsets[node + 1]! += 1;
  for (let n = 0; n < pairs.nodes; n++) offsets[n + 1]! += offsets[n]!;
  const fill = offsets.slice();
  const other = new Int32Array(pairs.a.length * 2);
  const pair = new Int32Array(pairs.a.length * 2);
  const put = (node: number, with_: number, at: number) => {
    const place = fill[node]!++;
    other[place] = with_;
    pair[place] = at;
  };
  // Smaller neighbours of a node come before larger ones: pairs are sorted by their first, then their second.
  for (let i = 0; i < pairs.a.length; i++) put(pairs.b[i]!, pairs.a[i]!, i);
  for (let i = 0; i < pairs.a.length; i++) put(pairs.a[i]!, pairs.b[i]!, i);
  return { offsets, other, pair };
}
