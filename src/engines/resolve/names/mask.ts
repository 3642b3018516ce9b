const bits: Readonly<Record<string, number>> = {
  b: 1,
  p: 1,
  f: 2,
  v: 2,
  d: 4,
  t: 4,
  k: 8,
  g: 8,
  X: 16,
  h: 16,
  s: 32,
  z: 32,
  S: 64,
  Z: 64,
  C: 64,
  j: 128,
  l: 256,
  r: 512,
  m: 1024,
  n: 2048,
  a: 4096,
  o: 4096,
  e: 8192,
  i: 8192,
  u: 16384,
};

/** Which classes of sounds occur, one bit each: two words far apart here need no closer look. */
export function maskOf(sound: string): number {
  let mask = 0;
  for (let i = 0; i < sound.length; i++) mask |= bits[sound[i]!] ?? 0;
  return mask;
}

export function bitsIn(mask: number): number {
  let n = mask - ((mask >> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >> 2) & 0x33333333);
  return (((n + (n >> 4)) & 0x0f0f0f0f) * 0x01010101) >> 24;
}
