/** Sorts the first `count` times ascending and moves the payload with them. */
export type SnapSort = (times: Float64Array, payload: Int32Array, count: number) => void;

const shortest = 20;
const [multiplier, modulus] = [16_807, 2_147_483_647];

/**
 * The sort of SNAP's vectors, which is not stable and so decides in which order equal times count there: insertion up to
 * 20, above that a quicksort after Hoare whose pivot is the median of three drawn by the minimal standard generator (Park
 * and Miller 1988) from seed 1. One sort draws on from where the one before stopped.
 */
export function createSnapSort(): SnapSort {
  let seed = 1;
  const draw = (range: number) => (seed = (seed * multiplier) % modulus) % range;

  function pivotOf(times: Float64Array, low: number, high: number): number {
    const size = high - low + 1;
    const [a, b, c] = [low + draw(size), low + draw(size), low + draw(size)];
    const [x, y, z] = [times[a]!, times[b]!, times[c]!];
    if (x < y) return y < z ? b : z < x ? a : c;
    return x < z ? a : z < y ? b : c;
  }

  function swap(times: Float64Array, payload: Int32Array, i: number, j: number): void {
    const time = times[i]!;
    times[i] = times[j]!;
    times[j] = time;
    const load = payload[i]!;
    payload[i] = payload[j]!;
    payload[j] = load;
  }

  function insert(times: Float64Array, payload: Int32Array, low: number, high: number): void {
    for (let i = low + 1; i <= high; i++) {
      const time = times[i]!;
      const load = payload[i]!;
      let j = i;
      for (; j > low && times[j - 1]! > time; j--) {
        times[j] = times[j - 1]!;
        payload[j] = payload[j - 1]!;
      }
      times[j] = time;
      payload[j] = load;
    }
  }

  function split(times: Float64Array, payload: Int32Array, low: number, high: number): number {
    swap(times, payload, pivotOf(times, low, high), low);
    const pivot = times[low]!;
    let left = low - 1;
    let right = high + 1;
    for (;;) {
      do right--;
      while (times[right]! > pivot);
      do left++;
      while (times[left]! < pivot);
      if (left >= right) return right;
      swap(times, payload, left, right);
    }
  }

  function sort(times: Float64Array, payload: Int32Array, low: number, high: number): void {
    if (high - low < shortest) return insert(times, payload, low, high);
    const middle = split(times, payload, low, high);
    sort(times, payload, low, middle);
    sort(times, payload, middle + 1, high);
  }

  return (times, payload, count) => sort(times, payload, 0, count - 1);
}
