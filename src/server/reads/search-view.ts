import type { ReplyOf } from '#api/operation';
import type { Operations } from '#api/operations';
import { joinFairness } from '#engines/fairness/fairness-of';
import { claimIdsAt, claimsById, type TextPlace } from '#store/claim';
import { now } from '#store/cut';
import type { ScopedTransaction } from '#store/scope';
import { searchTexts, type SearchRow } from '#store/search';
import type { InCase } from '../authorised.ts';
import type { Context } from '../context.ts';
import { instantOf } from '../presenters/instant.ts';
import { presentFairness } from '../presenters/present-fairness.ts';
import { findWords, snippetOf } from './find-words.ts';
import { readAt } from './at.ts';
import { hydrateClaims, type HydratedClaim } from './hydrate-claims.ts';

type Hit = { readonly row: SearchRow; readonly words: readonly [start: number, end: number] };

const placeOf = ({ row, words: [start, end] }: Hit): TextPlace => ({
  compartmentId: row.compartment_id,
  documentId: row.document_id,
  renditionId: row.rendition_id,
  start: row.start + start,
  end: row.start + end,
});

/** What is due with each hit, by its place in the list: that of the standing claims whose words it is part of. */
async function fairnessOfHits(
  tx: ScopedTransaction,
  hits: readonly Hit[],
): Promise<(i: number) => HydratedClaim['fairness']> {
  const claimIds = await claimIdsAt(tx, now, hits.map(placeOf));
  const rows = await claimsById(tx, now, [...new Set([...claimIds.values()].flat())]);
  const standing = rows.filter((row) => row.review !== 'rejected' && row.review !== 'superseded');
  const claims = new Map((await hydrateClaims(tx, now, standing)).map((one) => [one.row.claim_id, one]));
  return (i) => {
    const parts = (claimIds.get(i) ?? []).flatMap((id) => claims.get(id)?.fairness ?? []);
    return parts.length === 0 ? null : joinFairness(parts);
  };
}

/** Places in documents that hold the words, best first, each with what stands around and what is due to who is accused there. */
export async function searchView(
  scope: InCase,
  context: Pick<Context, 'store' | 'clock'>,
  query: { q: string; limit: number },
): Promise<ReplyOf<Operations['search']>> {
  const { hits, capped, fairness } = await readAt(scope, context, undefined, async (tx) => {
    const found = await searchTexts(tx, query.q, query.limit);
    const placed = found.hits.map((row): Hit => ({ row, words: findWords(row.text, query.q) }));
    return { hits: placed, capped: found.capped, fairness: await fairnessOfHits(tx, placed) };
  });
  return {
    hits: hits.map((hit, i) => {
      const { documentId, renditionId, compartmentId, start, end } = placeOf(hit);
      const around = snippetOf(hit.row.text, hit.words);
      const place = { documentId, renditionId, compartmentId, title: hit.row.title, start, end };
      return { ...place, ...around, fairness: presentFairness(fairness(i)) };
    }),
    capped,
    at: instantOf(context.clock()),
  };
}
