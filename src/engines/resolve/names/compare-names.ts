import type { ResolveData } from '../resolve-data.ts';
import { likeness } from './compare-words.ts';
import type { Name, Part } from './name.ts';

/** One written reason; `weight` above 0 speaks for one bearer, below 0 against. */
export type Reason = { readonly words: string; readonly weight: number };
export type Comparison = { readonly score: number; readonly reasons: readonly Reason[] };

/** Scores two read names from 0 to 1 and says why; never throws, and looks at a bounded number of words. */
export function compareNames(a: Name, b: Name, data: ResolveData): Comparison {
  const reasons: Reason[] = [];
  const score = compare(a, b, data, reasons);
  for (const note of [...a.notes, ...b.notes]) reasons.push({ words: note, weight: 0 });
  return { score, reasons };
}

/** The score of `compareNames` alone, for ranking many candidates. */
export const scoreNames = (a: Name, b: Name, data: ResolveData): number => compare(a, b, data, null);

function compare(a: Name, b: Name, data: ResolveData, reasons: Reason[] | null): number {
  if (a.ways.length === 0 || b.ways.length === 0) {
    reasons?.push({ words: 'one of the names holds no word to compare', weight: -1 });
    return 0;
  }
  let best = -1;
  let bestReasons: Reason[] = [];
  for (const wayA of a.ways)
    for (const wayB of b.ways) {
      const found: Reason[] | null = reasons === null ? null : [];
      const score = compareWays(wayA, wayB, a.kind !== 'person' || b.kind !== 'person', data, found);
      if (score > best) {
        best = score;
        bestReasons = found ?? [];
      }
    }
  reasons?.push(...bestReasons);
  return Math.max(0, Math.min(1, best));
}

const counts = (part: Part): boolean => part.weight > 0.15;

function compareWays(
  all: readonly Part[],
  others: readonly Part[],
  isBody: boolean,
  data: ResolveData,
  reasons: Reason[] | null,
): number {
  const left = all.filter(counts);
  const right = others.filter(counts);
  if (left.length === 0 || right.length === 0) return plainLikeness(all, others, data, reasons);
  const { weight } = data;
  const pairs: { i: number; j: number; sim: number }[] = [];
  for (let i = 0; i < left.length; i++)
    for (let j = 0; j < right.length; j++) {
      const sim = likeness(left[i]!, right[j]!, data);
      if (sim >= weight.sameWord) pairs.push({ i, j, sim });
    }
  pairs.sort((p, q) => q.sim - p.sim || Math.abs(p.i - p.j) - Math.abs(q.i - q.j));
  const mateOfLeft = new Int8Array(left.length).fill(-1);
  const mateOfRight = new Int8Array(right.length).fill(-1);
  let sum = 0;
  let total = 0;
  let matched = 0;
  for (const { i, j, sim } of pairs) {
    if (mateOfLeft[i] !== -1 || mateOfRight[j] !== -1) continue;
    mateOfLeft[i] = j;
    mateOfRight[j] = i;
    const w = (left[i]!.weight + right[j]!.weight) / 2;
    sum += w * sim;
    total += w;
    matched++;
    reasons?.push({ words: pairWords(left[i]!, right[j]!, sim), weight: w });
  }
  let leftOver = left.length - matched;
  let rightOver = right.length - matched;
  if (leftOver > 0 && rightOver > 0) {
    const joined = joinLikeness(left, right, mateOfLeft, mateOfRight, data);
    if (joined > 0) {
      reasons?.push({ words: 'the rest is the same when joined', weight: 0.5 });
      sum += joined;
      total += 1;
      matched++;
      leftOver = rightOver = 0;
    }
  }
  if (matched === 0) {
    reasons?.push({ words: 'no word is alike', weight: -1 });
    return bestPair(left, right, data) * 0.3;
  }
  let score = sum / total;
  const conflicts = Math.min(leftOver, rightOver);
  const extra = Math.max(leftOver, rightOver) - conflicts;
  if (conflicts > 0) {
    score *= weight.conflict * (matched / (matched + conflicts));
    reasons?.push({
      words: `${wordsWithout(left, mateOfLeft)} on one side, ${wordsWithout(right, mateOfRight)} on the other`,
      weight: -1,
    });
  }
  if (extra > 0) {
    score *= weight.extraWord ** extra;
    reasons?.push({
      words: `${extra} further ${extra === 1 ? 'word' : 'words'} on one side only`,
      weight: -0.1 * extra,
    });
    if (matched === 1 && Math.min(left.length, right.length) === 1 && !isBody) {
      score *= weight.singleWord;
      reasons?.push({ words: 'one side is a single word', weight: -0.4 });
    }
  }
  return score;
}

function plainLikeness(
  all: readonly Part[],
  others: readonly Part[],
  data: ResolveData,
  reasons: Reason[] | null,
): number {
  const score =
    all.length === others.length && all.every((part, n) => likeness(part, others[n]!, data) === 1) ? 0.6 : 0;
  reasons?.push({
    words: score > 0 ? 'only general words, and the same ones' : 'no word that tells one name from another',
    weight: -0.5,
  });
  return score;
}

/** Whether what is left on both sides is the same words written together or apart. */
function joinLikeness(
  left: readonly Part[],
  right: readonly Part[],
  ofLeft: Int8Array,
  ofRight: Int8Array,
  data: ResolveData,
): number {
  const rest = (parts: readonly Part[], mates: Int8Array): string =>
    parts
      .filter((_, n) => mates[n] === -1)
      .map((p) => p.readings[0])
      .join('');
  const a = rest(left, ofLeft);
  const b = rest(right, ofRight);
  if (a.length < 4 || b.length < 4) return 0;
  const joined = (text: string, part: Part): Part => ({
    ...part,
    own: text,
    readings: [text],
    sound: text,
    sounds: [text],
    units: null,
    term: null,
    role: 'word',
  });
  const sim = likeness(joined(a, left[0]!), joined(b, right[0]!), data);
  return sim >= 0.85 ? sim : 0;
}

function bestPair(left: readonly Part[], right: readonly Part[], data: ResolveData): number {
  let best = 0;
  for (const a of left) for (const b of right) best = Math.max(best, likeness(a, b, data));
  return best;
}

const wordsWithout = (parts: readonly Part[], mates: Int8Array): string =>
  parts
    .filter((_, n) => mates[n] === -1)
    .map((part) => part.text)
    .join(' ');

function pairWords(a: Part, b: Part, sim: number): string {
  if (a.text === b.text) return a.text;
  return `${a.text} ${sim > 0.98 ? '=' : '~'} ${b.text}`;
}
