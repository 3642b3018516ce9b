/** A score with the truth beside it. */
export type Judged = { readonly score: number; readonly isSame: boolean };

export type Rates = {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly specificity: number;
};

/** Precision, recall, F1 and specificity of calling a pair one from `threshold` upwards. */
export function ratesAt(pairs: readonly Judged[], threshold: number): Rates {
  let [hit, wrong, missed, right] = [0, 0, 0, 0];
  for (const { score, isSame } of pairs) {
    if (score >= threshold && isSame) hit++;
    else if (score >= threshold) wrong++;
    else if (isSame) missed++;
    else right++;
  }
  return {
    precision: hit / (hit + wrong || 1),
    recall: hit / (hit + missed || 1),
    f1: (2 * hit) / (2 * hit + wrong + missed || 1),
    specificity: right / (right + wrong || 1),
  };
}

/** The threshold in hundredths with the best F1. */
export function bestThreshold(pairs: readonly Judged[]): number {
  let best = 0.5;
  for (let n = 1; n < 100; n++) if (ratesAt(pairs, n / 100).f1 > ratesAt(pairs, best).f1) best = n / 100;
  return best;
}

export const percent = (share: number): string => (100 * share).toFixed(1).padStart(5);

export const ratesText = ({ precision, recall, f1, specificity }: Rates): string =>
  `P ${percent(precision)}  R ${percent(recall)}  F1 ${percent(f1)}  specificity ${percent(specificity)}`;

/** Reliability in tenths, Brier score and expected calibration error of probabilities. */
export function calibrationText(pairs: readonly Judged[]): { table: string; brier: number; ece: number } {
  const bins = Array.from({ length: 10 }, () => ({ count: 0, score: 0, same: 0 }));
  let brier = 0;
  for (const { score, isSame } of pairs) {
    const bin = bins[Math.min(9, Math.floor(score * 10))]!;
    bin.count += 1;
    bin.score += score;
    bin.same += isSame ? 1 : 0;
    brier += (score - (isSame ? 1 : 0)) ** 2;
  }
  let ece = 0;
  const lines = bins.map(({ count, score, same }, n) => {
    if (count > 0) ece += Math.abs(score - same) / pairs.length;
    const range = `${(n / 10).toFixed(1)} to ${((n + 1) / 10).toFixed(1)}`;
    return count === 0
      ? `  ${range}  n     0\n`
      : `  ${range}  n ${String(count).padStart(5)}  said ${(score / count).toFixed(3)}  right ${(same / count).toFixed(3)}\n`;
  });
  return { table: lines.join(''), brier: brier / Math.max(1, pairs.length), ece };
}
