import type { Edges } from './cluster-records.ts';

/** For each record its strongest likely partner within its own group, and the weight; itself where it has none. */
export function strongestPartners(groups: Uint32Array, edges: Edges): { partner: Uint32Array; weight: Float32Array } {
  const partner = Uint32Array.from(groups.keys());
  const weight = new Float32Array(groups.length).fill(-Infinity);
  for (let edge = 0; edge < edges.weights.length; edge++) {
    const [i, j, own] = [edges.pairs[2 * edge]!, edges.pairs[2 * edge + 1]!, edges.weights[edge]!];
    if (groups[i] !== groups[j]) continue;
    if (own > weight[i]!) [partner[i], weight[i]] = [j, own];
    if (own > weight[j]!) [partner[j], weight[j]] = [i, own];
  }
  return { partner, weight };
}
