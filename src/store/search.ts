import { sql } from 'kysely';
import { compileQuery, rankingOf } from '#engines/search/compile-query';
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
  readonly order: 'best' | 'newest' | 'oldest';
  readonly from: number;
  readonly limit: number;
  readonly withFacets: boolean;
};

export type SearchAnswer = {
  readonly hits: readonly SearchRow[];
  /** Exact up to 10,000; `more` says that there are others beyond, older ones. */
  readonly documents: number;
  readonly more: boolean;
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

type Found = {
  readonly documents: number;
  readonly more: boolean;
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
      ranked: 0,
      facets: asked.withFacets ? noFacets : null,
      common,
      spellings,
    };
  const ranking = rankingOf(asked.query, terms);
  const order = asked.order === 'best' && ranking === null ? 'newest' : asked.order;
  const found = await sql<{ found: Found }>`
    select search_documents(${wanted === true ? everything : wanted}::tsquery, ${ranking ?? ''}::tsquery, ${order}, ${counted}, ${ranked}, ${asked.from}, ${asked.limit}, ${asked.withFacets}) as found`.execute(
    tx.db,
  );
  const { hits, ...counts } = found.rows[0]!.found;
  return { ...counts, hits: await rowsOf(tx, hits), common, spellings };
}

const everything = `!'=nothing'`;
const noFacets: SearchFacets = { type: null, language: null, month: null, origin: null, speaker: null, stance: null };

async function rowsOf(tx: ScopedTransaction, hits: Found['hits']): Promise<SearchRow[]> {
  if (hits.length === 0) return [];
  // "offset 0" makes each place be looked up by key: on tables that were not analysed yet, the planner would join them whole.
  const found = await sql<SearchRow>`
    select h.*, p.rank
    from unnest(${hits.map((hit) => hit[0])}::uuid[], ${hits.map((hit) => hit[1])}::uuid[], ${hits.map((hit) => hit[2])}::int[], ${hits.map((hit) => hit[3])}::real[]) with ordinality as p (compartment_id, document_id, part, rank, place)
    cross join lateral (
      select k.compartment_id, d.document_id, s.rendition_id, coalesce(d.title, s.title, d.name) as title, d.name, coalesce(d.date, s.date) as date,
        s.media_type, d.origin, d.received_at, t.start, t.text
      from search_text k
      join document d on d.case_id = k.case_id and d.compartment_id = k.compartment_id and d.document_id = k.document_id
      join document_state s on s.case_id = k.case_id and s.compartment_id = k.compartment_id and s.document_id = k.document_id and s.to_seq is null and s.state = 'read' and s.rendition_id = k.rendition_id
      join rendition r on r.case_id = k.case_id and r.compartment_id = k.compartment_id and r.rendition_id = k.rendition_id
      join text_segment t on t.case_id = k.case_id and t.compartment_id = k.compartment_id and t.sha256 = r.sha256 and t.n = k.part
      where k.case_id = ${tx.scope.caseId} and k.compartment_id = p.compartment_id and k.document_id = p.document_id and k.part = p.part offset 0) h
    order by p.place`.execute(tx.db);
  return found.rows;
}
