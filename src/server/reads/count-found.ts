import { parseQuery } from '#engines/search/parse-query';
import { caseFile } from '#store/case-file';
import { now } from '#store/cut';
import type { ScopedTransaction } from '#store/scope';
import { searchDocuments, type SearchAnswer } from '#store/search';
import type { Context } from '../context.ts';
import { namesAsked, namesLike } from './names-like.ts';

/** How many documents a query finds in what the reader may see, and how many of them were read since a time. */
export async function countFound(
  tx: ScopedTransaction,
  context: Pick<Context, 'resolver'>,
  q: string,
  since: number | null,
): Promise<Pick<SearchAnswer, 'documents' | 'more' | 'fresh'>> {
  const { query } = parseQuery(q);
  if (query === null) return { documents: 0, more: false, fresh: since === null ? null : 0 };
  return searchDocuments(tx, {
    query,
    likeNames: await namesLike(tx, context.resolver, namesAsked(query)),
    marking: (await caseFile(tx, now))?.marking ?? '',
    order: 'newest',
    from: 0,
    limit: 1,
    withFacets: false,
    ...(since === null ? {} : { since }),
  });
}
