import type { ReplyOf } from '#api/operation';
import type { Operations } from '#api/operations';
import type { SearchOrder } from '#domain/search-order';
import { joinFairness } from '#engines/fairness/fairness-of';
import { kindOfMedia } from '#engines/search/document-kinds';
import { markWords } from '#engines/search/mark-words';
import { parseQuery } from '#engines/search/parse-query';
import { passagesOf, type Passage } from '#engines/search/passages';
import { leavesOf, type ParsedQuery, type Query } from '#engines/search/query';
import { caseFile } from '#store/case-file';
import { claimIdsAt, claimsById } from '#store/claim';
import { now } from '#store/cut';
import type { ScopedTransaction } from '#store/scope';
import { searchDocuments, type SearchAnswer, type SearchRow } from '#store/search';
import { claimIdsSaid } from '#store/search-claims';
import type { InCase } from '../authorised.ts';
import type { Context } from '../context.ts';
import { instantOf } from '../presenters/instant.ts';
import { presentFacets } from '../presenters/present-facets.ts';
import { presentFairness } from '../presenters/present-fairness.ts';
import { readAt } from './at.ts';
import { gatherSpellings } from './gather-spellings.ts';
import { hydrateClaims, type HydratedClaim } from './hydrate-claims.ts';
import { namesAsked, namesLike } from './names-like.ts';

export type SearchView = ReplyOf<Operations['search']>;
export type SearchQuery = {
  readonly q: string;
  readonly order: SearchOrder;
  readonly from: number;
  readonly limit: number;
  readonly facets: boolean;
  /** Stretches of text shown of each document. */
  readonly passages: number;
};

const claimsShown = 3;

type Hit = { readonly row: SearchRow; readonly passages: readonly Passage[] };

/** Claims that show with each hit, by its place in the list: those asked for, then those whose words show. */
async function claimsOfHits(tx: ScopedTransaction, query: Query, hits: readonly Hit[]) {
  const places = hits.flatMap(({ row, passages }, hit) =>
    passages.map((passage) => ({
      hit,
      compartmentId: row.compartment_id,
      documentId: row.document_id,
      renditionId: row.rendition_id,
      start: row.start + passage.start,
      end: row.start + passage.end,
      isFound: passage.words[1] > 0,
      words: passage.words,
      from: row.start,
    })),
  );
  const at = await claimIdsAt(tx, now, places);
  const fields = leavesOf(query, 'wanted').flatMap((leaf) => (leaf.kind === 'field' ? [leaf.asked] : []));
  const said = await claimIdsSaid(
    tx,
    hits.map(({ row }) => row),
    {
      speakers: fields.flatMap((one) => (one.field === 'speaker' ? [one.value] : [])),
      stances: fields.flatMap((one) => (one.field === 'stance' ? [one.value] : [])),
    },
    claimsShown,
  );
  const rows = await claimsById(tx, now, [...new Set([...[...at.values()].flat(), ...[...said.values()].flat()])]);
  const standing = rows.filter((row) => row.review !== 'rejected' && row.review !== 'superseded');
  const claims = new Map(
    (await hydrateClaims(tx, now, standing, { linkIds: false })).map((one) => [one.row.claim_id, one]),
  );
  const showing = hits.map((): HydratedClaim[] => []);
  const found = hits.map((): HydratedClaim[] => []);
  for (const [i, place] of places.entries())
    for (const id of at.get(i) ?? []) {
      const claim = claims.get(id);
      if (claim === undefined) continue;
      showing[place.hit]!.push(claim);
      const [start, end] = place.words.map((one) => place.from + one) as [number, number];
      if (place.isFound && claim.row.content.some((span) => span[0] < end && span[1] > start))
        found[place.hit]!.push(claim);
    }
  return (hit: number) => {
    const asked = (said.get(hit) ?? []).flatMap((id) => claims.get(id) ?? []);
    const all = [...new Map([...asked, ...found[hit]!].map((one) => [one.row.claim_id, one])).values()];
    const shown = all.slice(0, claimsShown);
    const parts = [...new Set([...showing[hit]!, ...shown])].flatMap((one) => one.fairness ?? []);
    return { claims: shown, fairness: parts.length === 0 ? null : joinFairness(parts) };
  };
}

/** Documents that fit a query, best first, with the words that show it and what is due to who is accused in them. */
export async function searchView(
  scope: InCase,
  context: Pick<Context, 'store' | 'clock' | 'resolver'>,
  query: SearchQuery,
): Promise<SearchView> {
  const parsed = parseQuery(query.q);
  const at = instantOf(context.clock());
  const nothing = { hits: [], documents: 0, more: false, ranked: 0, facets: null };
  if (parsed.query === null) return { ...nothing, problems: [...parsed.problems], notes: [...parsed.mended], at };
  const wanted = parsed.query;
  const isGathered = await gatherSpellings(scope, context, [wanted]);
  return readAt(scope, context, undefined, async (tx) => {
    const likeNames = await namesLike(tx, context.resolver, namesAsked(wanted));
    const marking = asksForMarking(wanted) ? ((await caseFile(tx, now))?.marking ?? '') : '';
    const { order, from, limit, facets: withFacets } = query;
    const answer = await searchDocuments(tx, { query: wanted, likeNames, marking, order, from, limit, withFacets });
    const spellings = new Map([...answer.spellings, ...likeNames]);
    const marksIn = markWords(wanted, spellings);
    const hits = answer.hits.map((row): Hit => ({
      row,
      passages: passagesOf(row.text, marksIn(row.text), query.passages),
    }));
    const claims = await claimsOfHits(tx, wanted, hits);
    return {
      hits: hits.map((hit, i) => presentHit(hit, claims(i))),
      documents: answer.documents,
      more: answer.more,
      ranked: answer.ranked,
      facets: answer.facets === null ? null : presentFacets(answer.facets),
      problems: [],
      notes: [
        ...parsed.mended,
        ...commonNotes(parsed, answer),
        ...markingNotes(parsed, marking),
        ...lookedNotes(query.q, answer),
        ...(isGathered ? [] : gatheringNotes(query.q)),
      ],
      at,
    };
  });
}

function presentHit(
  { row, passages }: Hit,
  { claims, fairness }: { claims: readonly HydratedClaim[]; fairness: HydratedClaim['fairness'] },
) {
  const best = passages[0]!;
  const [start, end] = best.words;
  const isFound = end > 0;
  return {
    documentId: row.document_id,
    renditionId: row.rendition_id,
    compartmentId: row.compartment_id,
    title: row.title,
    name: row.name,
    date: row.date,
    type: row.media_type === null ? null : kindAs(row.media_type),
    origin: row.origin,
    receivedAt: instantOf(row.received_at),
    start: isFound ? row.start + start : 0,
    end: isFound ? row.start + end : 0,
    before: row.text.slice(best.start, start),
    words: row.text.slice(start, end),
    after: row.text.slice(isFound ? end : best.start, best.end),
    passages: passages.map((one) => ({
      start: row.start + one.start,
      end: row.start + one.end,
      words: (one.words[1] > 0 ? one.words.map((place) => row.start + place) : [0, 0]) as [number, number],
      pieces: one.pieces.map((piece) => ({ ...piece })),
    })),
    claims: claims.map((claim) => ({
      claimId: claim.row.claim_id,
      speaker: claim.row.speaker.name ?? claim.row.source_words,
      stance: claim.row.stance,
      polarity: claim.asFair.polarity,
      words: claim.row.content_words,
      fairness: presentFairness(claim.fairness),
    })),
    fairness: presentFairness(fairness),
  };
}

const kindAs = (media: string) => {
  const { word, label } = kindOfMedia(media);
  return { word, label };
};

const asksForMarking = (query: Query): boolean =>
  leavesOf(query).some((leaf) => leaf.kind === 'field' && leaf.asked.field === 'marking');

const commonNotes = ({ query }: ParsedQuery, { common }: SearchAnswer) =>
  leavesOf(query!).flatMap((leaf) =>
    leaf.kind !== 'field' && common.includes(leaf.words)
      ? [
          {
            start: leaf.at[0],
            end: leaf.at[1],
            what: `“${leaf.words}” stands in nearly every text and was left out.`,
            next: 'Put it into a phrase with other words, as "state of the art".',
          },
        ]
      : [],
  );

/** Where a phrase of common words was not looked for in every document that holds them. */
const lookedNotes = (q: string, { more, looked }: SearchAnswer) =>
  more && looked !== null
    ? [
        {
          start: 0,
          end: q.length,
          what: `The words stand in very many documents; their order was looked at in the ${looked.toLocaleString('en-GB')} received last that hold them all.`,
          next: 'Add a word, a field or a date to look further back.',
        },
      ]
    : [];

/** Where the spellings of what came in lately are not all known yet. */
const gatheringNotes = (q: string) => [
  {
    start: 0,
    end: q.length,
    what: 'The spellings of documents that came in lately are still being gathered, so some likenesses may be missing.',
    next: 'Search again in a minute, or for the word as it is written.',
  },
];

const markingNotes = ({ query }: ParsedQuery, marking: string) =>
  leavesOf(query!).flatMap((leaf) =>
    leaf.kind === 'field' && leaf.asked.field === 'marking'
      ? [
          {
            start: leaf.at[0],
            end: leaf.at[1],
            what: `Documents carry the marking of their case; this one is ${marking}.`,
            next: 'Search all your cases to tell them apart by marking.',
          },
        ]
      : [],
  );
