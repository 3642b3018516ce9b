import type { RecordCounts } from '#domain/record-mapping';

/** A row that stands from a version before: its key and what it says, as digests or whole. */
export type StandingRow = { readonly key: string; readonly says: string };

export type RowChange = 'fresh' | 'changed' | 'same';

/** Holds rows of a new version against those of the version before, one by one. */
export type RowComparison = {
  /** What this row is against the version before. */
  of(row: StandingRow): RowChange;
  /** Keys of rows before that no row was held against. */
  gone(): readonly string[];
};

export function compareRows(before: Iterable<StandingRow>): RowComparison {
  const open = new Map<string, string>();
  for (const { key, says } of before) open.set(key, says);
  return {
    of({ key, says }) {
      const stood = open.get(key);
      if (stood === undefined) return 'fresh';
      open.delete(key);
      return stood === says ? 'same' : 'changed';
    },
    gone: () => [...open.keys()],
  };
}

export const noCounts: RecordCounts = { rows: 0, fresh: 0, changed: 0, same: 0, gone: 0, refused: 0 };
