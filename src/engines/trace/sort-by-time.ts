const digit = 65_536;

/** 16 bits of a float's order-preserving key: the sign is flipped for positives, everything for negatives. */
function digitsOf(times: Float64Array, count: number, part: number): Uint16Array {
  const words = new Uint32Array(times.buffer, times.byteOffset, count * 2);
  const digits = new Uint16Array(count);
  const shift = (part & 1) * 16;
  const half = part >> 1;
  for (let k = 0; k < count; k++) {
    const isNegative = words[2 * k + 1]! >>> 31 === 1;
    const word = words[2 * k + half]!;
    const key = isNegative ? ~word >>> 0 : half === 1 ? (word ^ 0x8000_0000) >>> 0 : word;
    digits[k] = (key >>> shift) & 0xffff;
  }
  return digits;
}

function pass(digits: Uint16Array, order: Int32Array | null, count: number): Int32Array | null {
  const at = new Int32Array(digit + 1);
  for (let k = 0; k < count; k++) at[digits[k]! + 1]!++;
  if (at[digits[0]! + 1] === count) return order;
  for (let d = 0; d < digit; d++) at[d + 1]! += at[d]!;
  const next = new Int32Array(count);
  for (let k = 0; k < count; k++) {
    const e = order === null ? k : order[k]!;
    next[at[digits[e]!]!++] = e;
  }
  return next;
}

function isInOrder(times: Float64Array, ties: Float64Array | null, count: number): boolean {
  for (let k = 1; k < count; k++) {
    if (times[k]! < times[k - 1]!) return false;
    if (ties !== null && times[k] === times[k - 1] && ties[k]! < ties[k - 1]!) return false;
  }
  return true;
}

/**
 * Indices of the first `count` times in ascending order, equals by `ties` and then as they stand; null where they are in
 * order already. Radix sort by 16 bits, so that it is linear and stable for any numbers but NaN; needs a little-endian
 * machine, which every one that Node runs on is.
 */
export function sortByTime(times: Float64Array, ties: Float64Array | null, count: number): Int32Array | null {
  if (isInOrder(times, ties, count)) return null;
  // Zero has two forms that compare equal and must not sort apart.
  for (let k = 0; k < count; k++) if (times[k] === 0) times[k] = 0;
  let order: Int32Array | null = null;
  for (const keys of ties === null ? [times] : [ties, times])
    for (let part = 0; part < 4; part++) order = pass(digitsOf(keys, count, part), order, count);
  return order;
}
