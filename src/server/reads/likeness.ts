import type { EntityComparison } from '#engines/resolve/compare-entities';

/** Below these a likeness is not worth a look: a pair of entities, a name for an entity, names for one another. */
export const least = { pair: 0.25, entity: 0.3, group: 0.508 };

export type Compared<T> = EntityComparison & { readonly of: T };

export const byScore = <T>(a: Compared<T>, b: Compared<T>): number => b.score - a.score;

/** Texts in the order of their code units, the same on every machine. */
export const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
