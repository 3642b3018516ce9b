import { measures } from './compare-labels.ts';
import type { Measured, Tally } from './tally.ts';

type Halves = { readonly tuning: Tally; readonly blind: Tally };

const percent = (value: number | null): string => (value === null ? '-' : value.toFixed(1)).padStart(6);

/** One line a measure: P, R and F1 (or the share and of how many) for each column of tallies. */
export function measureTable(columns: Readonly<Record<string, Tally>>): string {
  const names = [...new Set(Object.values(columns).flatMap((tally) => tally.names()))];
  const head = `${''.padEnd(36)}${Object.keys(columns)
    .map((column) => column.padEnd(42))
    .join('')}`;
  const lines = names.map((name) => {
    const cells = Object.values(columns).map((tally) => cell(name, tally.of(name)).padEnd(42));
    return `${name.padEnd(36)}${cells.join('')}`.trimEnd();
  });
  return [head.trimEnd(), ...lines].join('\n');
}

function cell(name: string, { precision, recall, f1, right, predicted, wanted }: Measured): string {
  if (name.includes('given')) return `${percent(f1)} (${right}/${wanted})`;
  return `P${percent(precision)} R${percent(recall)} F1${percent(f1)} (${right}/${predicted}/${wanted})`;
}

/** Two lines a kind of document, tuning above blind. */
export function kindTable(kinds: ReadonlyMap<string, Halves>, columns: readonly string[]): string {
  const head = [
    '   P      R      F1 ',
    ...columns.slice(1).map((name) =>
      name
        .replace(/[,(].*/, '')
        .trim()
        .slice(0, 16),
    ),
  ];
  const lines = [...kinds].flatMap(([kind, halves]) =>
    (['tuning', 'blind'] as const).map((half, i) => {
      const { precision, recall, f1 } = halves[half].of(measures.attribution);
      const first = [precision, recall, f1].map(percent).join(' ');
      const rest = columns.slice(1).map((name) => percent(halves[half].of(name).f1).padEnd(17));
      return `${(i === 0 ? kind : '').padEnd(26)}${first} ${rest.join('')}`.trimEnd();
    }),
  );
  return [`${''.padEnd(26)}${head.map((word) => word.padEnd(17)).join('')}`.trimEnd(), ...lines].join('\n');
}
