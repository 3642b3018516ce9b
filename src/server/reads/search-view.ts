import type { ReplyOf } from '#api/operation';
import type { Operations } from '#api/operations';
import { searchTexts } from '#store/search';
import type { InCase } from '../authorised.ts';
import type { Context } from '../context.ts';
import { instantOf } from '../presenters/instant.ts';
import { findWords, snippetOf } from './find-words.ts';
import { readAt } from './at.ts';

/** Places in documents that hold the words, best first, each with what stands around. */
export async function searchView(
  scope: InCase,
  context: Pick<Context, 'store' | 'clock'>,
  query: { q: string; limit: number },
): Promise<ReplyOf<Operations['search']>> {
  const { hits, capped } = await readAt(scope, context, undefined, (tx) => searchTexts(tx, query.q, query.limit));
  return {
    hits: hits.map((hit) => {
      const [start, end] = findWords(hit.text, query.q);
      return {
        documentId: hit.document_id,
        renditionId: hit.rendition_id,
        compartmentId: hit.compartment_id,
        title: hit.title,
        start: hit.start + start,
        end: hit.start + end,
        ...snippetOf(hit.text, [start, end]),
      };
    }),
    capped,
    at: instantOf(context.clock()),
  };
}
