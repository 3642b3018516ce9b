/** Sums over the events of one centre, by the directions of the three, first event highest bit; 0 goes out, 1 comes in. */
export type StarSums = {
  /** `first`, `middle`, `last`: the place of the event whose neighbour differs from that of the two others. */
  readonly first: Float64Array;
  readonly middle: Float64Array;
  readonly last: Float64Array;
  /** All three with one neighbour; the sums above hold these too. */
  readonly pairs: Float64Array;
};

/** One centre's events in the order in which they count; only the first `length` entries are read. */
export type StarEvents = {
  readonly length: number;
  readonly times: Float64Array;
  readonly other: Int32Array;
  readonly direction: Uint8Array;
};

export const newStarSums = (): StarSums => ({
  first: new Float64Array(8),
  middle: new Float64Array(8),
  last: new Float64Array(8),
  pairs: new Float64Array(8),
});

/**
 * Counts threes at one centre after another (Algorithm 3 of Paranjape et al. 2017): for each event, the pairs with one
 * neighbour that lie before it, around it and after it within the window. `nodes` bounds the neighbours' numbers.
 */
export function createStarWindow(nodes: number): (events: StarEvents, within: number, sums: StarSums) => void {
  const before = new Int32Array(nodes * 2);
  const after = new Int32Array(nodes * 2);
  const pairBefore = new Float64Array(nodes * 4);
  const beforeSum = new Float64Array(4);
  const middleSum = new Float64Array(4);
  const afterSum = new Float64Array(4);

  return ({ length, times, other, direction }, within, { first, middle, last, pairs }) => {
    if (length < 3) return;
    beforeSum.fill(0);
    middleSum.fill(0);
    afterSum.fill(0);
    let low = 0;
    let high = 0;
    for (let j = 0; j < length; j++) {
      const time = times[j]!;
      for (; times[low]! < time - within; low++) {
        const x = other[low]!;
        const out = direction[low]!;
        before[2 * x + out]!--;
        for (let d = 0; d < 2; d++) {
          beforeSum[out * 2 + d]! -= before[2 * x + d]!;
          pairBefore[4 * x + out * 2 + d]! -= before[2 * x + d]!;
        }
      }
      for (; high < length && times[high]! <= time + within; high++) {
        const x = other[high]!;
        const out = direction[high]!;
        for (let d = 0; d < 2; d++) afterSum[d * 2 + out]! += after[2 * x + d]!;
        after[2 * x + out]!++;
      }
      const x = other[j]!;
      const dir = direction[j]!;
      after[2 * x + dir]!--;
      for (let d = 0; d < 2; d++) {
        afterSum[dir * 2 + d]! -= after[2 * x + d]!;
        middleSum[d * 2 + dir]! -= before[2 * x + d]!;
      }
      for (let a = 0; a < 2; a++)
        for (let b = 0; b < 2; b++) {
          last[a * 4 + b * 2 + dir]! += beforeSum[a * 2 + b]!;
          first[dir * 4 + a * 2 + b]! += afterSum[a * 2 + b]!;
          middle[a * 4 + dir * 2 + b]! += middleSum[a * 2 + b]!;
          pairs[a * 4 + b * 2 + dir]! += pairBefore[4 * x + a * 2 + b]!;
        }
      for (let d = 0; d < 2; d++) {
        middleSum[dir * 2 + d]! += after[2 * x + d]!;
        beforeSum[d * 2 + dir]! += before[2 * x + d]!;
        pairBefore[4 * x + d * 2 + dir]! += before[2 * x + d]!;
      }
      before[2 * x + dir]!++;
    }
    for (let j = 0; j < length; j++) {
      const x = other[j]!;
      before.fill(0, 2 * x, 2 * x + 2);
      after.fill(0, 2 * x, 2 * x + 2);
      pairBefore.fill(0, 4 * x, 4 * x + 4);
    }
  };
}
