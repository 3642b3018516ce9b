import type { ResolveData } from '../resolve-data.ts';
import { likeness } from './compare-words.ts';
import { joinedParts } from './join-parts.ts';
import type { Part, Way } from './name.ts';

/** Words of one name set against words of another; `left` and `right` are the parts set together (joined ones too). */
export type Pair = {
  readonly left: Part;
  readonly right: Part;
  readonly sim: number;
  readonly i: number;
  readonly j: number;
};
export type Alignment = {
  readonly pairs: readonly Pair[];
  readonly leftOver: readonly Part[];
  readonly rightOver: readonly Part[];
};

const widest = 24;
/** Words compared written together or apart, at most. */
const mostJoined = 3;
const enoughJoined = 0.8;

/** Sets each word against at most one of the other name, the likest first, then tries what is left written together. */
export function alignWords(a: Way, b: Way, data: ResolveData): Alignment {
  const left = a.content;
  const right = b.content;
  const n = Math.min(widest, left.length);
  const m = Math.min(widest, right.length);
  const sims = new Float32Array(n * m);
  for (let i = 0; i < n; i++) for (let j = 0; j < m; j++) sims[i * m + j] = likeness(left[i]!, right[j]!, data);
  const ofLeft = new Int8Array(n).fill(-1);
  const ofRight = new Int8Array(m).fill(-1);
  for (let left_ = Math.min(n, m); left_ > 0; left_--) {
    let best = 0;
    let at = -1;
    for (let i = 0; i < n; i++) {
      if (ofLeft[i] !== -1) continue;
      for (let j = 0; j < m; j++) {
        if (ofRight[j] !== -1) continue;
        const sim = sims[i * m + j]!;
        if (sim > best + 1e-6 || (sim > best - 1e-6 && sim > 0 && at >= 0 && turned(at, m) > Math.abs(i - j))) {
          best = sim;
          at = i * m + j;
        }
      }
    }
    if (at < 0) break;
    ofLeft[Math.floor(at / m)] = at % m;
    ofRight[at % m] = Math.floor(at / m);
  }
  const pairs: Pair[] = [];
  const weak = (i: number, j: number): boolean => sims[i * m + j]! < enoughJoined;
  if (needsJoining(ofLeft, sims, m) || needsJoining(ofRight, null, 0)) {
    joinRuns(a, b, ofLeft, ofRight, weak, false, pairs, data);
    joinRuns(b, a, ofRight, ofLeft, (j, i) => weak(i, j), true, pairs, data);
  }
  for (let i = 0; i < n; i++) {
    const j = ofLeft[i]!;
    if (j >= 0) pairs.push({ left: left[i]!, right: right[j]!, sim: sims[i * m + j]!, i, j });
  }
  const over = (parts: readonly Part[], mates: Int8Array): readonly Part[] => {
    const rest: Part[] = [];
    for (let i = 0; i < mates.length; i++) if (mates[i] === -1) rest.push(parts[i]!);
    return rest;
  };
  return { pairs, leftOver: over(left, ofLeft), rightOver: over(right, ofRight) };
}

const turned = (at: number, m: number): number => Math.abs(Math.floor(at / m) - (at % m));

function needsJoining(mates: Int8Array, sims: Float32Array | null, m: number): boolean {
  for (let i = 0; i < mates.length; i++)
    if (mates[i] === -1 || (sims !== null && sims[i * m + mates[i]!]! < enoughJoined)) return true;
  return false;
}

/** Marks words used in a join. */
const used = -2;

function joinRuns(
  a: Way,
  b: Way,
  ofA: Int8Array,
  ofB: Int8Array,
  weak: (i: number, j: number) => boolean,
  isTurned: boolean,
  pairs: Pair[],
  data: ResolveData,
): void {
  for (let i = 0; i < ofA.length; i++) {
    const mate = ofA[i]!;
    const one = a.content[i]!;
    if (mate === used || (mate >= 0 && !weak(i, mate)) || one.own.length < (one.script === 'Latn' ? 4 : 2)) continue;
    let best = enoughJoined;
    let found: Part | null = null;
    let from = 0;
    let width = 0;
    for (let count = 2; count <= mostJoined; count++)
      for (let s = 0; s + count <= ofB.length; s++) {
        let isFree = true;
        for (let j = s; j < s + count && isFree; j++) {
          const holder = ofB[j]!;
          isFree = holder === -1 || (holder >= 0 && (holder === i || weak(holder, j)));
        }
        if (!isFree) continue;
        const joined = joinedParts(b, s, count);
        if (one.script === 'Latn' && joined.script === 'Latn' && Math.abs(one.own.length - joined.own.length) > 3)
          continue;
        const sim = likeness(one, joined, data);
        if (sim > best) {
          best = sim;
          found = joined;
          from = s;
          width = count;
        }
      }
    if (found === null) continue;
    if (mate >= 0) ofB[mate] = -1;
    for (let j = from; j < from + width; j++) {
      const holder = ofB[j]!;
      if (holder >= 0) ofA[holder] = -1;
      ofB[j] = used;
    }
    ofA[i] = used;
    pairs.push(
      isTurned
        ? { left: found, right: one, sim: best, i: from, j: i }
        : { left: one, right: found, sim: best, i, j: from },
    );
  }
}
