/** Numbers in `[0, 1)` from a seed, the same on every machine (xorshift32, Marsaglia 2003). */
export function seeded(seed: number): () => number {
  let state = (seed | 0) === 0 ? 0x9e3779b9 : seed | 0;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4294967296;
  };
}

/** The indices `0 … count - 1` in an order that the seed gives (Fisher and Yates). */
export function shuffled(count: number, seed: number): Int32Array {
  const next = seeded(seed);
  const order = Int32Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    const held = order[i]!;
    order[i] = order[j]!;
    order[j] = held;
  }
  return order;
}
