import columns from './columns.json' with { type: 'json' };
import weights from './weights.json' with { type: 'json' };

/** What tells columns of a table of persons, and the first guesses of their weights. */
export const recordData = { columns, weights: weights.records } as const;
