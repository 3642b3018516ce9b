import { sql } from 'kysely';
import type { SearchOrder } from '#domain/search-order';
import { compileQuery, looseQuery, rankingOf } from '#engines/search/compile-query';
import type { Query } from '#engines/search/query';
import type { ScopedTransaction } from './scope.ts';
import { searchTerms, type LikeNames } from './search-terms.ts';

export type SearchRow = {
  readonly compartment_id: string;
  readonly document_id: string;
  readonly rendition_id: string;
  readonly title: string;
  readonly name: string;
  readonly date: string | null;
  readonly media_type: string | null;
  readonly origin: string | null;
  readonly received_at: number;
  readonly start: number;
  readonly text: string;
  readonly rank: number;
};

/** How many of the documents found hold each value; null where facets were not asked for. */
export type SearchFacets = Readonly<
  Record<'type' | 'language' | 'month' | 'origin' | 'speaker' | 'stance', Readonly<Record<string, number>> | null>
>;

export type SearchAsked = {
  readonly query: Query;
  readonly likeNames: LikeNames;
  /** The case's marking, which its documents carry. */
  readonly marking: string;
  readonly order: SearchOrder;
  readonly from: number;
  readonly limit: number;
  readonly withFacets: boolean;
  /** Counts how many of those found were read after this time, UTC milliseconds. */
  readonly since?: number;
};

export type SearchAnswer = {
  readonly hits: readonly SearchRow[];
  /** Exact up to 10,000; `more` says that there are others beyond, older ones. */
  readonly documents: number;
  readonly more: boolean;
  /** Where words were asked for in their order: how many documents that hold them all were looked at, the newest. */
  readonly looked: number | null;
  /** How many were read after the time that was asked for; null where none was. */
  readonly fresh: number | null;
  /** How many were ranked against each other: the newest. */
  readonly ranked: number;
  readonly facets: SearchFacets | null;
  /** Words so common that nothing is found by them. */
  readonly common: readonly string[];
  /** Spellings that were looked for besides, by the word as typed. */
  readonly spellings: ReadonlyMap<string, readonly string[]>;
};

/** Documents are counted up to here, and ranked up to there: ranking reads every word of a text. */
const counted = 10_000;
const ranked = 1000;
/** Whether words stand in the order asked for is looked at in so many texts, and in more where fewer than so many fit. */
const lookedAt = 3000;
const enough = 500;

type Found = {
  readonly documents: number;
  readonly more: boolean;
  readonly looked: number | null;
  readonly fresh: number | null;
  readonly ranked: number;
  readonly hits: readonly [compartmentId: string, documentId: string, part: number, rank: number][];
  readonly facets: SearchFacets | null;
};

/**
 * Documents that fit a query, best first. Places and counts come from the definer function, rows under the policy. A
 * document set aside is not among them.
 */
export async function searchDocuments(tx: ScopedTransaction, asked: SearchAsked): Promise<SearchAnswer> {
  const terms = await searchTerms(tx, asked.query, asked);
  const wanted = compileQuery(asked.query, terms);
  const { common, spellings } = terms;
  if (wanted === null || wanted === false)
    return {
      hits: [],
      documents: 0,
      more: false,
      looked: null,
      fresh: asked.since === undefined ? null : 0,
      ranked: 0,
      facets: asked.withFacets ? noFacets : null,
      common,
      spellings,
    };
  const ranking = rankingOf(asked.query, terms);
  const order = asked.order === 'best' && ranking === null ? 'newest' : asked.order;
  const exact = wanted === true ? everything : wanted;
  const loose = wanted === true ? null : looseQuery(asked.query, terms);
  const found = await sql<{ found: Found }>`
    select search_documents(${exact}::tsquery, ${loose === exact ? null : loose}::tsquery, ${ranking ?? ''}::tsquery, ${order},
      ${counted}, ${ranked}, ${lookedAt}, ${enough}, ${asked.from}, ${asked.limit}, ${asked.withFacets}, ${asked.since ?? null}) as found`.execute(
    tx.db,
  );
  const { hits, ...counts } = found.rows[0]!.found;
  return { ...counts, hits: await rowsOf(tx, hits), common, spellings };
}

const everything = `!'=nothing'`;
const noFacets: SearchFacets = { type: null, language: null, month: null, origin: null, speaker: null, stance: null };

async function rowsOf(tx: ScopedTransaction, hits: Found['hits']): Promise<SearchRow[]> {
  if (hits.length === 0) return [];
  const found = await sql<Omit<SearchRow, 'rank'> & { place: number }>`
    select * from search_rows(${hits.map((hit) => hit[0])}::uuid[], ${hits.map((hit) => hit[1])}::uuid[], ${hits.map((hit) => hit[2])}::int[])`.execute(
    tx.db,
  );
  return found.rows.map(({ place, ...row }) => ({ ...row, rank: hits[place - 1]![3] }));
}
