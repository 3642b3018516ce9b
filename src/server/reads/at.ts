import { cutAt, type Cut } from '#store/cut';
import type { ScopedTransaction } from '#store/scope';
import type { InCase, Power } from '../authorised.ts';
import type { Context } from '../context.ts';
import { msOf } from '../presenters/instant.ts';
import { storeScopeOf } from '../store-scope.ts';

/** Reads inside what the scope may see, as of a past moment where one is asked for. */
export function readAt<T>(
  scope: InCase<Power>,
  context: Pick<Context, 'store'>,
  asOf: string | undefined,
  work: (tx: ScopedTransaction, cut: Cut) => Promise<T>,
): Promise<T> {
  return context.store.read(storeScopeOf(scope), async (tx) => work(tx, await cutAt(tx, msOf(asOf))));
}
