/*
 * Candidates for a name without looking at every name: an inverted index over keys of sound, consonants, meaning and
 * letters, rare keys first (Zobel and Moffat 2006). Long lists are left out of the gathering and counted afterwards
 * from the candidate's own keys, so that work for a query is bounded whatever the index holds. Names may be added at
 * any time: they stand in a small open part until there are enough of them to be sorted in. Limit: a name that shares
 * only very common keys with a query may be missed.
 */
import type { CandidateKeys } from './candidate-keys.ts';
import { GrowingArray } from './growing-array.ts';
import { type PostingLists, postingLists } from './posting-lists.ts';

/** Numbers of names in the order they were added, best first, each with a score of the index only. */
export type Candidate = { readonly name: number; readonly score: number };

/** Lists longer than this are not gone through. */
const longestList = 20_000;
/** So many entries of lists are gone through for a query. */
const budget = 24_000;
/** So many names are weighed by all their keys. */
const weighed = 560;
/** The open part is sorted in when it holds more than this, and more than a fifth of the rest. */
const openNames = 2000;

export class CandidateIndex {
  private readonly keys = new GrowingArray();
  private readonly starts = new GrowingArray();
  private lists: PostingLists = postingLists(new GrowingArray(), new GrowingArray(), longestList);
  private sorted = 0;
  private readonly open = new Map<number, number[]>();
  private sums = new Float32Array(0);
  private readonly touched = new Uint32Array(budget + longestList);

  get size(): number {
    return this.starts.length;
  }

  /** Takes a name in and answers its number. */
  add({ hashes }: CandidateKeys): number {
    const name = this.size;
    this.starts.push(this.keys.length);
    for (const key of hashes) this.keys.push(key);
    // Before the first query everything is sorted in at once.
    if (this.sorted > 0) this.addOpen(name, hashes);
    return name;
  }

  /** The best `most` names for the keys of a query, of those that `may` be meant. */
  find({ hashes, shares }: CandidateKeys, most = 100, may: (name: number) => boolean = () => true): Candidate[] {
    if (this.size === 0) return [];
    if (this.sorted === 0 || this.isOpenFull()) this.sortIn();
    const counts = hashes.map((key) => this.lists.count(key) + (this.open.get(key)?.length ?? 0));
    const weights = shares.map((share, n) => share * this.rarity(counts[n]!));
    const count = this.gather(hashes, counts, weights);
    return this.weigh(strongest(this.touched, count, this.sums, weighed, may), hashes, weights).slice(0, most);
  }

  private rarity(count: number): number {
    return Math.log2(1 + this.size / (count + 1));
  }

  /** Adds up the rare keys first; leaves sums of `touched` names, whose count it answers. */
  private gather(hashes: Uint32Array, counts: Uint32Array, weights: Float32Array): number {
    if (this.sums.length < this.size) this.sums = new Float32Array(Math.ceil(this.size * 1.25));
    const { sums, touched, lists } = this;
    const order = Array.from(hashes.keys()).sort((a, b) => counts[a]! / weights[a]! - counts[b]! / weights[b]!);
    const range: [number, number] = [0, 0];
    let count = 0;
    let gone = 0;
    const touch = (name: number, weight: number) => {
      if (sums[name] === 0) touched[count++] = name;
      sums[name]! += weight;
    };
    for (const n of order) {
      if (gone > 0 && gone + counts[n]! > budget) continue;
      gone += counts[n]!;
      const weight = weights[n]!;
      lists.range(hashes[n]!, range);
      for (let at = range[0]; at < range[1]; at++) touch(lists.names[at]!, weight);
      for (const name of this.open.get(hashes[n]!) ?? []) if (count < touched.length) touch(name, weight);
    }
    return count;
  }

  /** Scores by all keys: what is shared, against what either has. */
  private weigh(names: Uint32Array, hashes: Uint32Array, weights: Float32Array): Candidate[] {
    // The query's keys in a table of their own: at most a quarter full, and in the processor's nearest memory.
    const slots = new Uint32Array(1024);
    const worth = new Float32Array(1024);
    let all = 0;
    for (let n = 0; n < hashes.length; n++) {
      let slot = hashes[n]! & 1023;
      while (worth[slot] !== 0) slot = (slot + 1) & 1023;
      slots[slot] = hashes[n]!;
      worth[slot] = weights[n]!;
      all += weights[n]!;
    }
    const found: Candidate[] = [];
    for (const name of names) {
      const end = name + 1 < this.size ? this.starts.at(name + 1) : this.keys.length;
      const start = this.starts.at(name);
      let shared = 0;
      for (let at = start; at < end; at++) {
        const key = this.keys.at(at);
        let slot = key & 1023;
        while (worth[slot] !== 0 && slots[slot] !== key) slot = (slot + 1) & 1023;
        shared += worth[slot]!;
      }
      // The other's keys are taken to be as rare as the query's: their own would cost a look each.
      const other = (all / hashes.length) * (end - start);
      found.push({ name, score: shared / (0.65 * Math.min(all, other) + 0.35 * Math.max(all, other)) });
    }
    return found.sort((a, b) => b.score - a.score || a.name - b.name);
  }

  private addOpen(name: number, hashes: Uint32Array): void {
    for (const key of hashes) {
      const names = this.open.get(key);
      if (names === undefined) this.open.set(key, [name]);
      else names.push(name);
    }
  }

  private isOpenFull(): boolean {
    const open = this.size - this.sorted;
    return open > openNames && open > this.sorted / 5;
  }

  private sortIn(): void {
    this.lists = postingLists(this.keys, this.starts, longestList);
    this.sorted = this.size;
    this.open.clear();
  }
}

const steps = 512;

/** About the `most` names with the greatest sums, in no order; sets all sums back to 0. */
function strongest(
  touched: Uint32Array,
  count: number,
  sums: Float32Array,
  most: number,
  may: (name: number) => boolean,
): Uint32Array {
  let greatest = 0;
  for (let n = 0; n < count; n++) {
    const name = touched[n]!;
    if (!may(name)) sums[name] = 0;
    else if (sums[name]! > greatest) greatest = sums[name]!;
  }
  const heights = new Uint32Array(steps + 1);
  const height = steps / (greatest || 1);
  for (let n = 0; n < count; n++) heights[(sums[touched[n]!]! * height) | 0]! += 1;
  let least = steps;
  for (let above = heights[least]!; least > 1 && above + heights[least - 1]! <= most; above += heights[least]!) least--;
  const kept: number[] = [];
  for (let n = 0; n < count; n++) {
    const name = touched[n]!;
    if (sums[name]! > 0 && ((sums[name]! * height) | 0) >= least) kept.push(name);
    sums[name] = 0;
  }
  return Uint32Array.from(kept);
}
