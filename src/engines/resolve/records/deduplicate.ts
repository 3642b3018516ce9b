/*
 * Which records of a table are one person. Records that share a key (an identifier, or two fields by sound or value)
 * are compared field by field; the weights of agreement and difference are estimated on the table itself, without
 * answers (Fellegi and Sunter 1969; Winkler 1988, 2000); pairs join into groups that no contradiction crosses.
 * Limits: the fields are taken as independent; twins in one household who share all but a given name are near the
 * line; a table in which hardly anyone occurs twice keeps the first guesses of its weights.
 */
import { type BlockKeys, blockKeys, templatesOf } from './block-keys.ts';
import { forEachPair, withoutLargeBlocks } from './block-pairs.ts';
import { clusterRecords, type Edges } from './cluster-records.ts';
import { estimateModel } from './estimate-model.ts';
import { levelReader } from './field-levels.ts';
import { type Model, type RecordWeights, weightReader } from './pair-weights.ts';
import type { RecordTable } from './record-table.ts';

/** All blocking keys of a table; `kept` are those without the blocks that are too large. */
export type Blocks = {
  readonly keys: readonly BlockKeys[];
  readonly kept: readonly BlockKeys[];
  readonly tie: Uint32Array;
};

export function blocksOf(table: RecordTable): Blocks {
  const keys = templatesOf(table).map((template) => blockKeys(table, template));
  return { keys, kept: keys.map(withoutLargeBlocks), tie: tieOf(table) };
}

/** Neighbours in a block that is too large: by the field with the most values. */
function tieOf({ counts, values, count }: RecordTable): Uint32Array {
  let best = 0;
  for (const [f, of] of counts.entries()) if (of.length > counts[best]!.length) best = f;
  return values[best] ?? new Uint32Array(count);
}

const mostSampled = 200_000;

/** Weights for a table, from an even sample of its candidate pairs. */
export function modelOf(table: RecordTable, blocks: Blocks, weights: RecordWeights): Model {
  let count = 0;
  const pairs: number[] = [];
  // Keeps every pair until there are too many, then every second of them, and so on: an even sample in one pass.
  let every = 1;
  for (const [at, own] of blocks.keys.entries()) {
    forEachPair(
      own,
      blocks.kept.slice(0, at),
      (i) => blocks.tie[i]!,
      (i, j) => {
        count += 1;
        if (count % every !== 0) return;
        pairs.push(i, j);
        if (pairs.length < 2 * mostSampled) return;
        let kept = 0;
        for (let n = 2; n < pairs.length; n += 4) {
          pairs[kept++] = pairs[n]!;
          pairs[kept++] = pairs[n + 1]!;
        }
        pairs.length = kept;
        every *= 2;
      },
    );
  }
  return estimateModel(table, levelReader(table), { pairs: Uint32Array.from(pairs), of: every }, weights);
}

/** The likely pairs of some templates; `at` in turn, so that several threads can share the work. */
export function likelyPairs(
  table: RecordTable,
  blocks: Blocks,
  model: Model,
  templates: readonly number[],
  onTemplate?: (pairs: number) => void,
): Edges {
  const read = levelReader(table);
  const { total } = weightReader(table, model);
  const found = new Uint8Array(table.fields.length);
  const pairs: number[] = [];
  const weights: number[] = [];
  for (const at of templates) {
    let compared = 0;
    forEachPair(
      blocks.keys[at]!,
      blocks.kept.slice(0, at),
      (i) => blocks.tie[i]!,
      (i, j) => {
        compared += 1;
        read(i, j, found);
        const weight = total(i, found);
        if (weight <= 0) return;
        pairs.push(i, j);
        weights.push(weight);
      },
    );
    onTemplate?.(compared);
  }
  return { pairs: Uint32Array.from(pairs), weights: Float32Array.from(weights) };
}

/** The first record of each record's group. */
export function groupsOf(table: RecordTable, model: Model, edges: Edges): Uint32Array {
  return clusterRecords(table.count, edges, levelReader(table), weightReader(table, model), model);
}
