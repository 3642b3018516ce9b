/** Pairs of one entity as found and as they are: precision, recall and F1, by group and true entity of each record. */
export function clusterRates(
  groups: ArrayLike<number>,
  truth: ArrayLike<number>,
): { precision: number; recall: number; f1: number } {
  const pairsOf = (keys: Map<string | number, number>) =>
    [...keys.values()].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0);
  const [found, real, both] = [new Map<number, number>(), new Map<number, number>(), new Map<string, number>()];
  for (let i = 0; i < truth.length; i++) {
    found.set(groups[i]!, (found.get(groups[i]!) ?? 0) + 1);
    real.set(truth[i]!, (real.get(truth[i]!) ?? 0) + 1);
    const key = `${groups[i]!} ${truth[i]!}`;
    both.set(key, (both.get(key) ?? 0) + 1);
  }
  const [right, all, wanted] = [pairsOf(both), pairsOf(found), pairsOf(real)];
  return { precision: right / (all || 1), recall: right / (wanted || 1), f1: (2 * right) / (all + wanted || 1) };
}
