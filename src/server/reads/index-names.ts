import type { Resolver } from '#engines/resolve/resolver';
import { advanceNameIndex, type Indexed, type KeysOf } from '#store/name-index';
import type { ScopedTransaction } from '#store/scope';

/** Steps of the index in one request; a step takes some hundred readings. */
const stepsAtOnce = 4;

/** The schema under which names of a kind are compared. */
export const schemaOfType = (type: string): 'Person' | 'Organization' =>
  type === 'organisation' ? 'Organization' : 'Person';

export const keysBy =
  (resolver: Resolver): KeysOf =>
  ({ type, name }: Indexed) =>
    type === 'value' ? resolver.keysOfValue(name) : resolver.keysOfName(name, schemaOfType(type));

/** Brings the index of names on for the reader's compartments, and says how far it goes. */
export async function indexNames(
  tx: ScopedTransaction,
  resolver: Resolver,
  steps = stepsAtOnce,
): Promise<{ done: number; of: number }> {
  const total = { done: 0, of: 0 };
  for (const compartmentId of tx.scope.compartmentIds) {
    let state = { seq: 0, head: 1 };
    for (let step = 0; step < steps && state.seq < state.head; step++)
      state = await advanceNameIndex(tx, compartmentId, resolver.version, keysBy(resolver));
    total.done += state.seq;
    total.of += state.head;
  }
  return total;
}
