import { EXACT, FAR, type Level, levels, MISSING, SWAPPED, swapsOf } from './field-levels.ts';
import type { FieldKind, RecordTable } from './record-table.ts';

type Shares = Readonly<Record<Exclude<Level, 'missing'>, number>>;

/** The form of `records` in `data/resolve/weights.json`: how often each level occurs in pairs of one person, and of two. */
export type RecordWeights = {
  /** How much each further difference within an address counts beside the greatest. */
  readonly moved: { readonly value: number };
  /** Decibans below which a pair keeps two groups apart. */
  readonly forbidden: { readonly value: number };
  /** The share of all pairs that are one person, before anything is seen. */
  readonly prior: { readonly share: number };
  readonly kinds: Readonly<Record<FieldKind, { readonly same: Shares; readonly other: Shares }>>;
};

/** Weights of evidence in decibans; `same` and `other` hold the shares of the levels for each field. */
export type Model = {
  readonly same: readonly Float64Array[];
  readonly other: readonly Float64Array[];
  /** What an agreement is worth less where another field agrees already; see `fieldDependence`. */
  readonly dependence: readonly Float64Array[];
  readonly moved: number;
  readonly forbidden: number;
  /** For all pairs of the table, before anything is compared. */
  readonly prior: number;
};

/** Pairs that the first guesses count for, against what is seen. */
export const trust = 60;
const least = 1e-9;

/** The model before any look at the data. */
export function firstModel(table: RecordTable, { kinds, prior, moved, forbidden }: RecordWeights): Model {
  const shares = (of: 'same' | 'other') =>
    table.fields.map(({ kind }) =>
      Float64Array.from(levels, (level) => (level === 'missing' ? 1 : Math.max(least, kinds[kind][of][level]))),
    );
  return {
    same: shares('same'),
    other: shares('other'),
    moved: moved.value,
    forbidden: forbidden.value,
    dependence: table.fields.map(() => new Float64Array(table.fields.length)),
    prior: 10 * Math.log10(prior.share),
  };
}

/** A person's records agree in a column more often than not; a class that does not is something else, as a household. */
const mostFar = 0.35;

/** Shares of one person with those of "far" held down. */
export function heldDown(shares: readonly Float64Array[]): Float64Array[] {
  return shares.map((of) => {
    const far = of[FAR]!;
    if (far <= mostFar) return of;
    return of.map((share, level) =>
      level === MISSING ? 1 : level === FAR ? mostFar : (share * (1 - mostFar)) / (1 - far),
    );
  });
}

/** Shares counted with the first guesses mixed in, so that few records do not run away with them. */
export function smoothed(first: readonly Float64Array[], counted: readonly Float64Array[]): Float64Array[] {
  return first.map((shares, f) => {
    let seen = 0;
    for (let level = EXACT; level < levels.length; level++) seen += counted[f]![level]!;
    return shares.map((share, level) =>
      level === MISSING ? 1 : Math.max(least, (counted[f]![level]! + trust * share) / (seen + trust)),
    );
  });
}

const addressRoles: readonly string[] = ['number', 'street', 'line', 'place', 'postcode', 'state'];

export type WeightReader = {
  /** Evidence of the levels of a pair, prior included. */
  total(i: number, found: Uint8Array): number;
  /** Evidence of one field. */
  field(f: number, i: number, found: Uint8Array): number;
};

/**
 * Weights ready to be added up. Two equal values weigh the more, the rarer they are (Winkler 2000): by the share of
 * records that have them in place of the share of equal values in general.
 */
export function weightReader(table: RecordTable, model: Model): WeightReader {
  const { fields, values, counts, count } = table;
  const plain = fields.map((_, f) =>
    Float64Array.from(levels, (_, level) =>
      level === MISSING ? 0 : 10 * Math.log10(model.same[f]![level]! / model.other[f]![level]!),
    ),
  );
  const exact = fields.map((_, f) => rarity(counts[f]!, count, model.same[f]![EXACT]!, model.other[f]![EXACT]!));
  const swapped = new Map(
    swapsOf(table).flatMap(([a, b]) => {
      // One event seen in two fields, each with half its share; what each holds must be as rare in the other.
      const half = (f: number, partner: number) =>
        [
          f,
          rarity(counts[partner]!, count, Math.sqrt(model.same[f]![SWAPPED]!), model.other[partner]![EXACT]!),
        ] as const;
      return [half(a, b), half(b, a)];
    }),
  );
  const isAddress = fields.map(({ role }) => addressRoles.includes(role));
  const field = (f: number, i: number, found: Uint8Array): number => {
    if (found[f] === SWAPPED) return swapped.get(f)![values[f]![i]!]!;
    if (found[f] !== EXACT) return plain[f]![found[f]!]!;
    const own = exact[f]![values[f]![i]!]!;
    let less = 0;
    for (let g = 0; g < f; g++)
      if (found[g] === EXACT && model.dependence[f]![g]! > less) less = model.dependence[f]![g]!;
    return less === 0 ? own : Math.max(Math.min(own, 0), own - less);
  };
  return {
    field,
    total(i, found) {
      let sum = model.prior;
      let [worst, against] = [0, 0];
      for (let f = 0; f < fields.length; f++) {
        const weight = field(f, i, found);
        if (weight >= 0 || !isAddress[f]!) sum += weight;
        else {
          against += weight;
          if (weight < worst) worst = weight;
        }
      }
      // Whoever moves house changes all of it at once.
      return sum + worst + model.moved * (against - worst);
    },
  };
}

function rarity(counts: Uint32Array, total: number, same: number, other: number): Float32Array {
  const weights = new Float32Array(counts.length);
  for (let value = 0; value < counts.length; value++) {
    const share = (Math.max(0, counts[value]! - 1) + trust * other) / (total + trust);
    weights[value] = 10 * Math.log10(same / Math.max(least, share));
  }
  return weights;
}

export const probabilityOf = (weight: number): number => 1 / (1 + 10 ** (-weight / 10));
