import { motifClass } from './motif-class.ts';

/** Sides 0, 1, 2 join nodes 0-1, 0-2, 1-2; a flow's mark is its side twice, and one more where it runs backwards. */
const sides = [
  [0, 1],
  [1, 0],
  [0, 2],
  [2, 0],
  [1, 2],
  [2, 1],
] as const;
const classOf = Int32Array.from({ length: 216 }, (_, k) =>
  motifClass(sides[Math.floor(k / 36)]!, sides[Math.floor(k / 6) % 6]!, sides[k % 6]!),
);

/** The first `length` flows of one triangle by their marks, in the order in which they count. */
export type TriangleEvents = { readonly length: number; readonly times: Float64Array; readonly marks: Uint8Array };

/** Counts, one triangle after another, the threes within the window that have one flow on each side. */
export function createTriangleWindow(): (events: TriangleEvents, within: number, counts: Float64Array) => void {
  const ones = new Float64Array(6);
  const twos = new Float64Array(36);
  return ({ length, times, marks }, within, counts) => {
    ones.fill(0);
    twos.fill(0);
    let low = 0;
    for (let k = 0; k < length; k++) {
      const mark = marks[k]!;
      const side = mark >> 1;
      const since = times[k]! - within;
      for (; times[low]! < since; low++) {
        const old = marks[low]!;
        ones[old]!--;
        for (let m = 0; m < 6; m++) if (m >> 1 !== old >> 1) twos[old * 6 + m]! -= ones[m]!;
      }
      // The third flow closes the triangle where the first two lie on the two other sides.
      const one = side === 0 ? 2 : 0;
      const two = side === 2 ? 2 : 4;
      for (let a = one; a < one + 2; a++)
        for (let b = two; b < two + 2; b++) {
          counts[classOf[a * 36 + b * 6 + mark]!]! += twos[a * 6 + b]!;
          counts[classOf[b * 36 + a * 6 + mark]!]! += twos[b * 6 + a]!;
        }
      for (let m = 0; m < 6; m++) if (m >> 1 !== side) twos[m * 6 + mark]! += ones[m]!;
      ones[mark]!++;
    }
  };
}
