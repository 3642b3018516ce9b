type Row = { readonly pieces: readonly string[]; readonly costs: readonly number[] };

const longest = 24;
const mostLatin = 40;
/** Bits for a unit that gives nothing it is known for, and for a Latin letter that no unit explains. */
const lostUnit = 5;
const lostConsonant = 6;
const lostVowel = 3.5;

/**
 * How the units of one script are written in Latin letters, with the price in bits of each piece (learnt, see
 * data/resolve/learn-transliteration.ts): `fit` prices a given pair of spellings, `read` gives likely spellings.
 */
export class TransliterationModel {
  readonly #rows: Row[] = [];
  readonly #unit = new Map<string, number>();
  readonly #given: Readonly<Record<string, string>>;
  readonly #otherwise: (unit: string) => string | undefined;

  constructor(
    given: Readonly<Record<string, string>>,
    otherwise: (unit: string) => string | undefined = () => undefined,
  ) {
    this.#given = given;
    this.#otherwise = otherwise;
  }

  /** Numbers for units, for `fit`; rows are parsed when first met, so that a start costs nothing. */
  numbersOf(units: readonly string[]): readonly number[] {
    return units.slice(0, longest).map((unit) => {
      let n = this.#unit.get(unit);
      if (n === undefined) {
        const text =
          this.#given[unit] ??
          (unit.startsWith('^') ? this.#given[unit.slice(1)] : undefined) ??
          this.#otherwise(unit) ??
          '';
        n = this.#rows.push(rowOf(text)) - 1;
        this.#unit.set(unit, n);
      }
      return n;
    });
  }

  /** Bits by which the pair is dearer than the best reading of the units, a letter of the longer side; 0 for a perfect pair. */
  fit(units: readonly number[], latin: string): number {
    const m = Math.min(latin.length, mostLatin);
    const n = units.length;
    let before = fitBefore;
    let here = fitHere;
    before.fill(Infinity, 0, m + 1);
    before[0] = 0;
    for (let j = 1; j <= m; j++) before[j] = before[j - 1]! + lost(latin.charCodeAt(j - 1));
    for (let i = 0; i < n; i++) {
      const { pieces, costs } = this.#rows[units[i]!]!;
      for (let j = 0; j <= m; j++) here[j] = before[j]! + lostUnit;
      for (let p = 0; p < pieces.length; p++) {
        const piece = pieces[p]!;
        const cost = costs[p]!;
        const width = piece.length;
        if (width === 0) {
          for (let j = 0; j <= m; j++) if (before[j]! + cost < here[j]!) here[j] = before[j]! + cost;
          continue;
        }
        const first = piece.charCodeAt(0);
        for (let j = 0; j + width <= m; j++) {
          if (latin.charCodeAt(j) !== first) continue;
          let k = 1;
          while (k < width && latin.charCodeAt(j + k) === piece.charCodeAt(k)) k++;
          if (k === width && before[j]! + cost < here[j + width]!) here[j + width] = before[j]! + cost;
        }
      }
      for (let j = 1; j <= m; j++) {
        const cost = here[j - 1]! + lost(latin.charCodeAt(j - 1));
        if (cost < here[j]!) here[j] = cost;
      }
      const turn = before;
      before = here;
      here = turn;
    }
    return before[m]! / Math.max(1, n, m);
  }

  /** Likely Latin spellings, best first, of units numbered by `numbersOf`; a narrow beam. */
  read(units: readonly number[], most: number): readonly string[] {
    let beam: { text: string; cost: number }[] = [{ text: '', cost: 0 }];
    for (const unit of units) {
      const { pieces, costs } = this.#rows[unit]!;
      const next: { text: string; cost: number }[] = [];
      for (const { text, cost } of beam)
        for (let p = 0; p < Math.min(4, pieces.length); p++)
          next.push({ text: text + pieces[p]!, cost: cost + costs[p]! });
      if (next.length > 0) beam = next.sort((a, b) => a.cost - b.cost).slice(0, most);
    }
    return [...new Set(beam.map(({ text }) => text))].filter(Boolean);
  }
}

const fitBefore = new Float32Array(mostLatin + 1);
const fitHere = new Float32Array(mostLatin + 1);

function lost(code: number): number {
  return code === 97 || code === 101 || code === 105 || code === 111 || code === 117 || code === 104
    ? lostVowel
    : lostConsonant;
}

function rowOf(text: string): Row {
  const pieces: string[] = [];
  const costs: number[] = [];
  let least = Infinity;
  for (const entry of text.split(' ')) {
    const colon = entry.indexOf(':');
    if (colon < 0) continue;
    const cost = Number(entry.slice(colon + 1)) / 10;
    pieces.push(entry.slice(0, colon));
    costs.push(cost);
    if (cost < least) least = cost;
  }
  return { pieces, costs: costs.map((cost) => cost - least) };
}
