import type { Resolver } from '#engines/resolve/resolver';
import { leavesOf, type Query } from '#engines/search/query';
import { orNotNow } from '#store/index-lock';
import { noteWords } from '#store/word-index';
import type { InCase, Power } from '../authorised.ts';
import type { Context } from '../context.ts';
import { storeScopeOf } from '../store-scope.ts';
import { indexNames } from './index-names.ts';
import { namesAsked } from './names-like.ts';

/** Steps of noting words in one request; the rest is done each minute. */
const wordSteps = 4;

const asksForWords = (query: Query): boolean =>
  leavesOf(query).some((leaf) => leaf.kind !== 'field' && leaf.how === 'like');

/**
 * Has the words and names of what came in lately taken into the indexes by which likenesses are found, some steps of
 * each, where one of these queries asks for any. False where more is left, or somebody else has them made anew. In
 * transactions of their own, so that whoever else asks waits for a step and not for a search.
 */
export async function gatherSpellings(
  scope: InCase<Power>,
  { store, resolver }: Pick<Context, 'store'> & { readonly resolver: Resolver },
  queries: readonly Query[],
): Promise<boolean> {
  const of = storeScopeOf(scope);
  const words = queries.some(asksForWords) ? await orNotNow(store, of, (tx) => noteWords(tx, wordSteps)) : true;
  const names = queries.some((query) => namesAsked(query).length > 0)
    ? await orNotNow(store, of, async (tx) => {
        const { done, of: all } = await indexNames(tx, resolver);
        return done >= all;
      })
    : true;
  return words && names;
}
