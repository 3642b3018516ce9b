type Piece = { readonly text: string; readonly cost: number };
/** The pieces of one unit by their first letter, best first in `pieces`; `silent` is the price of giving nothing. */
type Row = {
  readonly pieces: readonly Piece[];
  readonly byLetter: readonly (readonly Piece[] | undefined)[];
  readonly silent: number;
};

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

  /**
   * Bits by which the pair is dearer than the best reading of the units, a letter of the longer side; 0 for a perfect pair,
   * Infinity as soon as it must pass `most`.
   */
  fit(units: readonly number[], latin: string, most: number): number {
    const m = Math.min(latin.length, mostLatin);
    const n = units.length;
    const limit = most * Math.max(n, m);
    let before = fitBefore;
    let here = fitHere;
    before[0] = 0;
    for (let j = 1; j <= m; j++) before[j] = before[j - 1]! + lost(latin.charCodeAt(j - 1));
    for (let i = 0; i < n; i++) {
      const { byLetter, silent } = this.#rows[units[i]!]!;
      for (let j = 0; j <= m; j++) here[j] = before[j]! + silent;
      let least = here[0]!;
      for (let j = 0; j < m; j++) {
        const from = before[j]!;
        const pieces = byLetter[latin.charCodeAt(j) - 97];
        if (pieces !== undefined && from < limit)
          for (let p = 0; p < pieces.length; p++) {
            const { text, cost } = pieces[p]!;
            const width = text.length;
            if (j + width > m || from + cost >= here[j + width]!) continue;
            let k = 1;
            while (k < width && latin.charCodeAt(j + k) === text.charCodeAt(k)) k++;
            if (k === width) here[j + width] = from + cost;
          }
        const skipped = here[j]! + lost(latin.charCodeAt(j));
        if (skipped < here[j + 1]!) here[j + 1] = skipped;
        if (here[j + 1]! < least) least = here[j + 1]!;
      }
      if (least > limit) return Infinity;
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
      const { pieces } = this.#rows[unit]!;
      const next: { text: string; cost: number }[] = [];
      for (const { text, cost } of beam)
        for (const piece of pieces.slice(0, 4)) next.push({ text: text + piece.text, cost: cost + piece.cost });
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
  const read = text
    .split(' ')
    .filter((entry) => entry.includes(':'))
    .map((entry): Piece => {
      const colon = entry.indexOf(':');
      return { text: entry.slice(0, colon), cost: Number(entry.slice(colon + 1)) / 10 };
    });
  const least = Math.min(...read.map(({ cost }) => cost));
  const pieces = read
    .map(({ text: piece, cost }) => ({ text: piece, cost: cost - least }))
    .sort((a, b) => a.cost - b.cost);
  const byLetter: Piece[][] = [];
  let silent = lostUnit;
  for (const piece of pieces)
    if (piece.text === '') silent = Math.min(silent, piece.cost);
    else (byLetter[piece.text.charCodeAt(0) - 97] ??= []).push(piece);
  return { pieces, byLetter: Array.from({ length: 26 }, (_, n) => byLetter[n]), silent };
}
