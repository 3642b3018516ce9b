/** What it costs to take one letter for another or to drop it, in whole letters; see `distance`. */
const size = 128;
const swap = new Float32Array(size * size).fill(1);
const drop = new Float32Array(size).fill(1);
const near = (letters: string, cost: number): void => {
  for (const a of letters) for (const b of letters) if (a !== b) swap[a.charCodeAt(0) * size + b.charCodeAt(0)] = cost;
};
near('aeiou', 0.6);
near('ao', 0.5);
near('ei', 0.4);
near('ou', 0.4);
near('ae', 0.4);
near('iy', 0.1);
near('ij', 0.3);
near('yj', 0.3);
near('bp', 0.5);
near('dt', 0.5);
near('kg', 0.5);
near('kc', 0.2);
near('kq', 0.1);
near('gq', 0.5);
near('sz', 0.4);
near('sc', 0.5);
near('vw', 0.1);
near('fv', 0.4);
near('vb', 0.6);
near('lr', 0.6);
near('mn', 0.6);
near('SsZzCj', 0.6);
near('SC', 0.5);
near('Zz', 0.4);
near('jZ', 0.3);
near('jC', 0.5);
near('jg', 0.5);
near('Xh', 0.3);
near('Xk', 0.4);
near('Xg', 0.5);
near('kC', 0.6);
near('uv', 0.5);
near('td', 0.5);
near('sT', 0.6);
for (const c of 'aeiou') drop[c.charCodeAt(0)] = 0.6;
drop['h'.charCodeAt(0)] = 0.4;
drop['y'.charCodeAt(0)] = 0.6;
drop['j'.charCodeAt(0)] = 0.8;
for (let i = 0; i < size; i++) swap[i * size + i] = 0;

const longest = 40;
const before = new Float32Array(longest + 1);
const here = new Float32Array(longest + 1);
const beforeLast = new Float32Array(longest + 1);

/**
 * Weighted Damerau-Levenshtein distance in letters (vowels and related consonants cost less), or `Infinity` as soon as it
 * must pass `most`; words are cut at 40 letters, so the time is bounded.
 */
export function distance(a: string, b: string, most: number): number {
  const n = Math.min(a.length, longest);
  const m = Math.min(b.length, longest);
  let p = before;
  let q = here;
  let pp = beforeLast;
  p[0] = 0;
  for (let j = 1; j <= m; j++) p[j] = p[j - 1]! + drop[b.charCodeAt(j - 1) & 127]!;
  for (let i = 1; i <= n; i++) {
    const x = a.charCodeAt(i - 1) & 127;
    const dropX = drop[x]!;
    let least = (q[0] = p[0]! + dropX);
    for (let j = 1; j <= m; j++) {
      const y = b.charCodeAt(j - 1) & 127;
      let cost = p[j - 1]! + swap[x * size + y]!;
      const up = p[j]! + dropX;
      if (up < cost) cost = up;
      const left = q[j - 1]! + drop[y]!;
      if (left < cost) cost = left;
      if (i > 1 && j > 1 && x !== y && x === (b.charCodeAt(j - 2) & 127) && y === (a.charCodeAt(i - 2) & 127)) {
        const turned = pp[j - 2]! + 0.7;
        if (turned < cost) cost = turned;
      }
      q[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return Infinity;
    const t = pp;
    pp = p;
    p = q;
    q = t;
  }
  return p[m]!;
}
