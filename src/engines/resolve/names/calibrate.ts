/** The form of `data/resolve/calibration.json`: points of a rising line from raw scores to probabilities. */
export type Calibration = { readonly points: readonly (readonly [raw: number, probability: number])[] };

/** The probability that a raw score stands for, on the line between the points beside it; the order of scores stays. */
export function calibrated(raw: number, { points }: Calibration): number {
  let [x0, y0] = [0, 0];
  for (const [x, y] of points) {
    if (raw <= x) return x === x0 ? y : y0 + ((y - y0) * (raw - x0)) / (x - x0);
    [x0, y0] = [x, y];
  }
  return x0 >= 1 ? y0 : y0 + ((1 - y0) * (raw - x0)) / (1 - x0);
}
