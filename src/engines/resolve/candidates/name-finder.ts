import { bearerOf, compareNames, rateNames } from '../names/compare-names.ts';
import type { Name, NameKind } from '../names/name.ts';
import { readName } from '../names/read-name.ts';
import type { ResolveData } from '../resolve-data.ts';
import type { Reason } from '../facts/entity-facts.ts';
import { type Candidate, CandidateIndex } from './candidate-index.ts';
import { candidateKeys } from './candidate-keys.ts';
import { TextStore } from './text-store.ts';

export type Hit = {
  readonly id: string;
  readonly name: string;
  readonly score: number;
  readonly reasons: readonly Reason[];
};

/** Names that are kept read, so that those that come up often are read once. */
const mostRead = 20_000;
const longestName = 400;
/** So many candidates are compared at first, and then so many more while better ones may come. */
const step = 16;
const kinds: readonly NameKind[] = ['person', 'organisation', 'unknown', 'thing'];

/** Names of a list or a case, found again in any script and spelling; names may be added at any time. */
export class NameFinder {
  private readonly data: ResolveData;
  private readonly index = new CandidateIndex();
  private readonly names = new TextStore();
  private readonly ids = new TextStore();
  private kindOf = new Uint8Array(1 << 12);
  private readonly read = new Map<number, Name>();

  constructor(data: ResolveData) {
    this.data = data;
  }

  get size(): number {
    return this.index.size;
  }

  add(id: string, name: string, kind: NameKind): void {
    const text = name.slice(0, longestName);
    if (this.size === this.kindOf.length) {
      const larger = new Uint8Array(2 * this.size);
      larger.set(this.kindOf);
      this.kindOf = larger;
    }
    const read = readName(text, kind, this.data);
    this.kindOf[this.size] = kinds.indexOf(bearerOf(read));
    this.names.add(text);
    this.ids.add(id.slice(0, longestName));
    this.index.add(candidateKeys(read));
  }

  /** Ids of the names that the index alone brings up, best first: what the score then chooses from. */
  candidates(name: string, kind: NameKind, most = 100): string[] {
    const query = readName(name.slice(0, longestName), kind, this.data);
    return this.candidatesFor(query, most).map((found) => this.ids.at(found.name));
  }

  private candidatesFor(query: Name, most: number): Candidate[] {
    const kind = bearerOf(query);
    return this.index.find(candidateKeys(query), most, (n) => this.mayBe(n, kind));
  }

  /**
   * The best `most` names, each with its score and reasons, in the order of likeness and of how rare in this list is
   * what they share; a person is never found for an organisation.
   */
  find(name: string, kind: NameKind, most = 10): Hit[] {
    const query = readName(name.slice(0, longestName), kind, this.data);
    const { unlikeKind, rareShared } = this.data.weight;
    const candidates = this.candidatesFor(query, 100);
    const scored: { n: number; score: number; place: number }[] = [];
    let good = 0;
    for (const [order, candidate] of candidates.entries()) {
      // What shares far less than the best did is not looked at once enough good ones are found.
      if (order >= step && order % step === 0 && good >= 1 && candidate.score < 0.75 * candidates[0]!.score) break;
      const { score, likeness } = rateNames(query, this.nameAt(candidate.name), this.data);
      if (score >= 0.8) good += 1;
      const isAsked = this.kindOf[candidate.name] === kinds.indexOf(query.kind);
      scored.push({
        n: candidate.name,
        score,
        place: (isAsked ? likeness : unlikeKind * likeness) + rareShared * candidate.score,
      });
    }
    scored.sort((a, b) => b.place - a.place || a.n - b.n);
    return scored.slice(0, most).map(({ n, score }) => ({
      id: this.ids.at(n),
      name: this.names.at(n),
      score,
      reasons: compareNames(query, this.nameAt(n), this.data).reasons,
    }));
  }

  private mayBe(n: number, kind: NameKind): boolean {
    const own = kinds[this.kindOf[n]!];
    return own === kind || own === 'unknown' || kind === 'unknown';
  }

  private nameAt(n: number): Name {
    const known = this.read.get(n);
    if (known !== undefined) return known;
    const name = readName(this.names.at(n), kinds[this.kindOf[n]!]!, this.data);
    if (this.read.size >= mostRead) {
      // The oldest eighth goes.
      let left = mostRead / 8;
      for (const old of this.read.keys()) {
        this.read.delete(old);
        if (--left === 0) break;
      }
    }
    this.read.set(n, name);
    return name;
  }
}
