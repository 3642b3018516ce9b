const width = 96;
const rows = [new Uint8Array(width), new Uint8Array(width), new Uint8Array(width)];

/**
 * Letters put in, left out, changed or swapped with their neighbour (optimal string alignment), counted up to `most`;
 * `most + 1` stands for more. Works on UTF-16 units of up to 90; time is linear in length for a given `most`.
 */
export function boundedDistance(
  a: Uint16Array,
  aStart: number,
  aEnd: number,
  b: Uint16Array,
  bStart: number,
  bEnd: number,
  most: number,
): number {
  while (aStart < aEnd && bStart < bEnd && a[aStart] === b[bStart]) {
    aStart++;
    bStart++;
  }
  while (aEnd > aStart && bEnd > bStart && a[aEnd - 1] === b[bEnd - 1]) {
    aEnd--;
    bEnd--;
  }
  const m = aEnd - aStart;
  const n = bEnd - bStart;
  const over = most + 1;
  if (m - n > most || n - m > most) return over;
  if (m === 0 || n === 0) return m + n;
  if (n >= width - 2) return over;
  let [before, above, row] = rows as [Uint8Array, Uint8Array, Uint8Array];
  for (let j = 0; j <= n; j++) above[j] = j > most ? over : j;
  for (let i = 1; i <= m; i++) {
    const from = i > most ? i - most : 1;
    const to = i + most < n ? i + most : n;
    row[from - 1] = from === 1 ? Math.min(i, over) : over;
    let least = row[from - 1]!;
    const unit = a[aStart + i - 1]!;
    for (let j = from; j <= to; j++) {
      const other = b[bStart + j - 1]!;
      let best = above[j - 1]! + (unit === other ? 0 : 1);
      const left = row[j - 1]! + 1;
      if (left < best) best = left;
      // The band of the row above ends one column earlier.
      if (j < i + most) {
        const up = above[j]! + 1;
        if (up < best) best = up;
      }
      if (i > 1 && j > 1 && unit === b[bStart + j - 2] && other === a[aStart + i - 2] && j - 2 >= i - 2 - most) {
        const swapped = before[j - 2]! + 1;
        if (swapped < best) best = swapped;
      }
      row[j] = best > over ? over : best;
      if (row[j]! < least) least = row[j]!;
    }
    if (to < n) row[to + 1] = over;
    if (least > most) return over;
    const spare = before;
    before = above;
    above = row;
    row = spare;
  }
  return above[n]! > most ? over : above[n]!;
}
