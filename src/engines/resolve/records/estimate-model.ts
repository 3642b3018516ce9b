import { levels, type LevelReader } from './field-levels.ts';
import { fieldDependence } from './field-dependence.ts';
import {
  firstModel,
  heldDown,
  type Model,
  probabilityOf,
  type RecordWeights,
  smoothed,
  trust,
  type WeightReader,
  weightReader,
} from './pair-weights.ts';
import type { RecordTable } from './record-table.ts';

/** Candidate pairs as i, j, i, j …; `of` is how many there are for each one given, where they are a sample. */
export type PairSample = { readonly pairs: Uint32Array; readonly of: number };

const rounds = 10;
const randomPairs = 40_000;

/**
 * Estimates the shares of levels from the file itself, without any answers: those of two persons from pairs at random,
 * those of one person by expectation and maximisation over the candidates (Winkler 1988). The prior is the share of
 * all pairs that the candidates are expected to hold.
 */
export function estimateModel(
  table: RecordTable,
  read: LevelReader,
  sample: PairSample,
  weights: RecordWeights,
): Model {
  const first = firstModel(table, weights);
  const fields = table.fields.length;
  const candidates = levelsOf(sample.pairs, read, fields);
  const chance = pairsAtRandom(table.count);
  const chanceLevels = levelsOf(chance, read, fields);
  const all = (table.count * (table.count - 1)) / 2;
  const byChance = (model: Model) =>
    smoothed(first.other, countLevels(chance, chanceLevels, fields, weightReader(table, model), (p) => 1 - p).counted);
  const dependence = fieldDependence(table, read, weightReader(table, first), byChance(first));
  let model: Model = { ...first, dependence };
  for (let round = 0; round < rounds; round++) {
    const reader = weightReader(table, model);
    const same = countLevels(sample.pairs, candidates, fields, reader, (probability) => probability);
    const share = Math.min(0.5, (same.sum * sample.of + trust * weights.prior.share) / (all + trust));
    model = {
      ...first,
      same: heldDown(smoothed(first.same, same.counted)),
      dependence,
      other: byChance(model),
      prior: 10 * Math.log10(share / (1 - share)),
    };
  }
  return model;
}

function levelsOf(pairs: Uint32Array, read: LevelReader, fields: number): Uint8Array {
  const found = new Uint8Array((pairs.length / 2) * fields);
  for (let p = 0; 2 * p < pairs.length; p++)
    read(pairs[2 * p]!, pairs[2 * p + 1]!, found.subarray(p * fields, (p + 1) * fields));
  return found;
}

/** How often each level of each field occurs, every pair counted by what `share` makes of its probability to be one person. */
function countLevels(
  pairs: Uint32Array,
  found: Uint8Array,
  fields: number,
  reader: WeightReader,
  share: (probability: number) => number,
): { counted: Float64Array[]; sum: number } {
  const counted = Array.from({ length: fields }, () => new Float64Array(levels.length));
  let sum = 0;
  for (let p = 0; 2 * p < pairs.length; p++) {
    const own = found.subarray(p * fields, (p + 1) * fields);
    const part = share(probabilityOf(reader.total(pairs[2 * p]!, own)));
    sum += part;
    for (let f = 0; f < fields; f++) counted[f]![own[f]!]! += part;
  }
  return { counted, sum };
}

/** Each record with others a varying stride away: as good as chance, and the same in every run. */
function pairsAtRandom(count: number): Uint32Array {
  if (count < 2) return new Uint32Array();
  const wanted = Math.min(randomPairs, (count * (count - 1)) / 2);
  const pairs = new Uint32Array(2 * Math.floor(wanted));
  for (let p = 0; 2 * p < pairs.length; p++) {
    const i = Math.floor((p * count) / wanted) % count;
    pairs[2 * p] = i;
    pairs[2 * p + 1] = (i + 1 + ((i * 7919 + p * 104_729) % (count - 1))) % count;
  }
  return pairs;
}
