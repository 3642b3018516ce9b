import { clustersOf, type Clusters, type Decided } from '#engines/resolve/clusters';
import type { Cut } from '#store/cut';
import { countingResolutions, type ResolutionRow } from '#store/resolution';
import type { ScopedTransaction } from '#store/scope';

/** A decision on two entities with the row it came from. */
export type DecidedRow = Decided & { readonly row: ResolutionRow };

export type WhoIsWho = Clusters<DecidedRow> & {
  /** The decisions that count between the groups of these two, whoever of them they name. */
  readonly between: (one: string, other: string) => readonly DecidedRow[];
};

/** Who is one for this reader, by the decisions that they may see; nothing of it is stored. */
export async function whoIsWho(tx: ScopedTransaction, cut: Cut): Promise<WhoIsWho> {
  const rows = await countingResolutions(tx, cut);
  const decisions = rows.map((row) => ({ left: row.left_id, right: row.right_id, decision: row.decision, row }));
  const clusters = clustersOf(
    decisions.flatMap(({ left, right }) => [left, right]),
    decisions,
  );
  const byGroups = new Map<string, DecidedRow[]>();
  const keyOf = (one: string, other: string) => [clusters.canonicalOf(one), clusters.canonicalOf(other)].sort().join();
  for (const one of decisions) {
    const key = keyOf(one.left, one.right);
    byGroups.set(key, [...(byGroups.get(key) ?? []), one]);
  }
  return { ...clusters, between: (one, other) => byGroups.get(keyOf(one, other)) ?? [] };
}
