import { sortByKey } from './block-pairs.ts';
import { EXACT, type LevelReader, MISSING } from './field-levels.ts';
import { probabilityOf, type WeightReader } from './pair-weights.ts';
import type { RecordTable } from './record-table.ts';

/** Values of fewer records are left out: too many of their pairs are one person. */
const fewest = 12;
const pairsSeen = 4000;
/** A value that another brings along less often than this is as good as free of it; what is left may be one person twice. */
const leastShare = 0.04;

/**
 * How much an agreement of field `f` is worth less where field `g` agrees already, in decibans, as `[f][g]`: a town and
 * its postcode agree together. Counted over pairs of records that share a frequent value of `g`, hardly any of which are
 * one person.
 */
export function fieldDependence(
  table: RecordTable,
  read: LevelReader,
  weigh: WeightReader,
  other: readonly Float64Array[],
): Float64Array[] {
  const fields = table.fields.length;
  const found = new Uint8Array(fields);
  const dependence = Array.from({ length: fields }, () => new Float64Array(fields));
  for (let g = 0; g < fields; g++) {
    const [seen, same] = [new Float64Array(fields), new Float64Array(fields)];
    for (const [i, j] of pairsSharing(table, g)) {
      read(i, j, found);
      const part = 1 - probabilityOf(weigh.total(i, found));
      for (let f = 0; f < fields; f++) {
        if (found[f] === MISSING) continue;
        seen[f]! += part;
        if (found[f] === EXACT) same[f]! += part;
      }
    }
    for (let f = 0; f < fields; f++) {
      const share = same[f]! / seen[f]!;
      if (f === g || seen[f]! < 100 || share < leastShare) continue;
      dependence[f]![g] = Math.max(0, 10 * Math.log10(share / other[f]![EXACT]!));
    }
  }
  return dependence;
}

/** Pairs that share a frequent value of a field, spread evenly over the records. */
function* pairsSharing({ values, counts, count }: RecordTable, g: number): Generator<readonly [number, number]> {
  const own = values[g]!;
  const sorted = sortByKey(own);
  const step = Math.max(1, Math.floor(count / pairsSeen));
  for (let at = 0; at < count; at += step) {
    const value = own[sorted[at]!]!;
    const size = counts[g]![value]!;
    if (value === 0 || size < fewest) continue;
    // Somewhere else among the records of this value, which stand together.
    const reach = 1 + ((at * 7919) % (size - 1));
    const other = at + reach < count && own[sorted[at + reach]!] === value ? at + reach : at - (size - reach);
    if (other >= 0 && own[sorted[other]!] === value) yield [sorted[at]!, sorted[other]!];
  }
}
