import type { Reason } from '../facts/entity-facts.ts';
import { type LevelReader, levels, MISSING } from './field-levels.ts';
import type { WeightReader } from './pair-weights.ts';
import { type RecordTable, textOf } from './record-table.ts';

/** What speaks for and against two records being one person, strongest first; weights in decibans. */
export function explainPair(
  table: RecordTable,
  read: LevelReader,
  weigh: WeightReader,
  i: number,
  j: number,
): Reason[] {
  const found = new Uint8Array(table.fields.length);
  read(i, j, found);
  return table.fields
    .flatMap(({ label, domain }, f): Reason[] => {
      if (found[f] === MISSING) return [];
      const own = table.domains[domain]!;
      const [a, b] = [textOf(own, table.values[f]![i]!), textOf(own, table.values[f]![j]!)];
      const weight = Math.round(10 * weigh.field(f, i, found)) / 10;
      return [{ words: wordsFor(levels[found[f]!]!, label, a, b), weight }];
    })
    .sort((x, y) => Math.abs(y.weight) - Math.abs(x.weight));
}

function wordsFor(level: (typeof levels)[number], label: string, a: string, b: string): string {
  if (level === 'exact') return `${label} the same, ${a}`;
  if (level === 'close') return `${label} one slip apart, ${a} and ${b}`;
  if (level === 'near') return `${label} alike, ${a} and ${b}`;
  if (level === 'swapped') return `${label} changed places with another, ${a} and ${b}`;
  return `${label} different, ${a} and ${b}`;
}
