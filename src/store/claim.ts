import { sql, type RawBuilder } from 'kysely';
import type { Grade } from '#domain/grade';
import type { Speaker } from '#domain/reading';
import type { ReviewState } from '#domain/review';
import type { Span } from '#domain/span';
import type { Stance } from '#domain/stance';
import { changedBy, seqIn, stood, type Cut } from './cut.ts';
import type { ScopedTransaction } from './scope.ts';

/** A claim with what people decided of it, as it stood at a cut. */
export type ClaimRow = {
  claim_id: string;
  compartment_id: string;
  version: number;
  document_id: string;
  document_title: string;
  document_media_type: string | null;
  document_received_at: number;
  document_date: string | null;
  rendition_id: string;
  reading_id: string | null;
  basis: 'attribution' | 'observation' | 'record';
  local_id: string;
  place: number;
  n: number;
  source: readonly Span[];
  cue: readonly Span[];
  content: readonly Span[];
  source_words: string;
  cue_words: string;
  content_words: string;
  kind: string;
  stance: Stance;
  polarity: string;
  speaker: Speaker;
  parent_id: string | null;
  estimative: readonly Span[];
  by_rule: string;
  score: number;
  translation: { text: string; translator: string } | null;
  supersedes: string | null;
  superseded_by: string | null;
  review: ReviewState;
  reviewed_by: string | null;
  reviewed_by_name: string | null;
  reviewed_at: number | null;
  grade: Grade | null;
  grade_from: 'claim' | 'document' | null;
  helps_defence: boolean;
};

/** A place in a rendition's text. */
export type TextPlace = {
  readonly compartmentId: string;
  readonly documentId: string;
  readonly renditionId: string;
  readonly start: number;
  readonly end: number;
};

export type ClaimFilter = {
  readonly claimIds?: readonly string[];
  readonly documentId?: string;
  readonly compartmentId?: string;
  readonly stance?: Stance;
  readonly review?: ReviewState;
  readonly speaker?: string;
  readonly words?: string;
  readonly helpsDefence?: boolean;
  readonly superseded?: boolean;
  /** Rows of tables too; they are looked for one by one and not in lists. */
  readonly records?: boolean;
  /** Only what stands after this place in the order of the list. */
  readonly after?: ClaimPlace;
  /** Null reads all of them. */
  readonly limit: number | null;
};

/** Documents by time received and id, then text order. */
export type ClaimPlace = {
  readonly receivedAt: number;
  readonly documentId: string;
  readonly place: number;
  readonly n: number;
  readonly claimId: string;
};

const like = (words: string): string => `%${words.replace(/[\\%_]/g, '\\$&')}%`;

const decision = (alias: string, aspect: string, subject: string, cut: Cut): RawBuilder<unknown> => sql`
  left join decision ${sql.ref(alias)} on ${sql.ref(`${alias}.case_id`)} = c.case_id and ${sql.ref(`${alias}.compartment_id`)} = c.compartment_id
    and ${sql.ref(`${alias}.subject_id`)} = ${sql.ref(subject)} and ${sql.ref(`${alias}.aspect`)} = ${sql.lit(aspect)} and ${stood(alias, cut)}`;

/** Claims of the scope in text order; those of documents set aside are left out. */
export async function claims(tx: ScopedTransaction, cut: Cut, filter: ClaimFilter): Promise<ClaimRow[]> {
  const where: RawBuilder<unknown>[] = [sql`c.case_id = ${tx.scope.caseId}`, stood('c', cut)];
  // A few by id are fetched once and before anything is joined to them, whatever the planner takes the tables to hold.
  const picked =
    filter.claimIds === undefined
      ? { as: sql``, from: sql`claim` }
      : {
          as: sql`with picked as materialized (select * from claim where case_id = ${tx.scope.caseId} and claim_id = any (${[...filter.claimIds]}::uuid[]))`,
          from: sql`picked`,
        };
  if (filter.documentId !== undefined) where.push(sql`c.document_id = ${filter.documentId}`);
  if (filter.compartmentId !== undefined) where.push(sql`c.compartment_id = ${filter.compartmentId}`);
  if (filter.stance !== undefined) where.push(sql`c.stance = ${filter.stance}`);
  if (filter.speaker !== undefined)
    where.push(sql`(c.speaker_name ilike ${like(filter.speaker)} or c.source_words ilike ${like(filter.speaker)})`);
  if (filter.words !== undefined) where.push(sql`c.content_words ilike ${like(filter.words)}`);
  if (filter.helpsDefence !== undefined)
    where.push(sql`coalesce((h.value ->> 'helpsDefence')::boolean, false) = ${filter.helpsDefence}`);
  if (filter.review === 'superseded') where.push(sql`x.subject_id is not null`);
  else if (filter.review === 'unreviewed') where.push(sql`r.subject_id is null and x.subject_id is null`);
  else if (filter.review !== undefined)
    where.push(sql`r.value ->> 'review' = ${filter.review} and x.subject_id is null`);
  else if (filter.superseded !== true && filter.claimIds === undefined) where.push(sql`x.subject_id is null`);
  if (filter.records !== true && filter.claimIds === undefined) where.push(sql`c.basis <> 'record'`);
  const { after } = filter;
  if (after)
    where.push(
      sql`(d.received_at, d.document_id, c.place, c.n, c.claim_id) > (${after.receivedAt}, ${after.documentId}::uuid, ${after.place}, ${after.n}, ${after.claimId}::uuid)`,
    );
  const upTo = cut === null ? sql`` : sql`and v.from_seq <= ${seqIn('v', cut)}`;
  // Whether it may be read is today's question; what it was called is that of the day asked for.
  const then = sql.raw(cut === null ? 's' : 'st');
  const stateThen =
    cut === null
      ? sql``
      : sql`left join document_state st on st.case_id = c.case_id and st.compartment_id = c.compartment_id and st.document_id = c.document_id and ${stood('st', cut)}`;
  const found = await sql<ClaimRow>`
    ${picked.as} select c.claim_id, c.compartment_id, c.document_id, coalesce(d.title, ${then}.title, d.name) as document_title, ${then}.media_type as document_media_type, d.received_at as document_received_at, coalesce(d.date, ${then}.date) as document_date,
      c.rendition_id, c.reading_id, c.basis, c.local_id, c.place, c.n, c.source, c.cue, c.content, c.source_words, c.cue_words, c.content_words,
      c.kind, c.stance, c.polarity, c.speaker, c.parent_id, c.estimative, c.by_rule, c.score, c.translation, c.supersedes,
      (x.value ->> 'supersededBy')::uuid as superseded_by,
      case when x.subject_id is not null then 'superseded' else coalesce(r.value ->> 'review', case when c.basis = 'record' then 'read rightly' else 'unreviewed' end) end as review,
      r.actor_id as reviewed_by, r.actor_name as reviewed_by_name, r.decided_at as reviewed_at,
      coalesce(nullif(g.value -> 'grade', 'null'), nullif(dg.value -> 'grade', 'null')) as grade,
      case when nullif(g.value -> 'grade', 'null') is not null then 'claim' when nullif(dg.value -> 'grade', 'null') is not null then 'document' end as grade_from,
      coalesce((h.value ->> 'helpsDefence')::boolean, false) as helps_defence,
      greatest(c.from_seq, (select max(${changedBy('v', cut)}) from decision v
        where v.case_id = c.case_id and v.compartment_id = c.compartment_id and v.subject_id = c.claim_id ${upTo})) as version
    from ${picked.from} c
    join document d on d.case_id = c.case_id and d.compartment_id = c.compartment_id and d.document_id = c.document_id and ${stood('d', cut)}
    join document_state s on s.case_id = c.case_id and s.compartment_id = c.compartment_id and s.document_id = c.document_id and s.to_seq is null and s.state <> 'set aside'
    ${stateThen}
    ${decision('r', 'review', 'c.claim_id', cut)}
    ${decision('x', 'superseded', 'c.claim_id', cut)}
    ${decision('g', 'grade', 'c.claim_id', cut)}
    ${decision('dg', 'grade', 'c.document_id', cut)}
    ${decision('h', 'defence', 'c.claim_id', cut)}
    where ${sql.join(where, sql` and `)}
    order by d.received_at, d.document_id, c.place, c.n, c.claim_id
    limit ${filter.limit}::bigint`.execute(tx.db);
  return found.rows;
}

/** These claims of the scope, whatever was decided of them. */
export const claimsById = async (tx: ScopedTransaction, cut: Cut, claimIds: readonly string[]): Promise<ClaimRow[]> =>
  claimIds.length === 0 ? [] : claims(tx, cut, { claimIds, limit: claimIds.length });

/** How many standing claims the scope has, and how many nobody has reviewed. */
export async function claimCounts(tx: ScopedTransaction, cut: Cut): Promise<{ claims: number; unreviewed: number }> {
  const found = await sql<{ claims: number; unreviewed: number }>`
    select count(*)::int as claims, (count(*) - count(r.subject_id))::int as unreviewed
    from claim c
    join document_state s on s.case_id = c.case_id and s.compartment_id = c.compartment_id and s.document_id = c.document_id and s.to_seq is null and s.state <> 'set aside'
    ${decision('r', 'review', 'c.claim_id', cut)}
    ${decision('x', 'superseded', 'c.claim_id', cut)}
    where c.case_id = ${tx.scope.caseId} and c.basis <> 'record' and ${stood('c', cut)} and x.subject_id is null`.execute(
    tx.db,
  );
  return found.rows[0]!;
}

/** No more than this many claims that begin before a place are looked at. */
const lookedAtBefore = 60;

/** Ids of claims whose words overlap these places, by the index of the places. */
export async function claimIdsAt(
  tx: ScopedTransaction,
  cut: Cut,
  places: readonly TextPlace[],
): Promise<ReadonlyMap<number, readonly string[]>> {
  if (places.length === 0) return new Map();
  const found = await sql<{ i: number; claim_id: string }>`
    select p.i, c.claim_id
    from unnest(${places.map((_, i) => i)}::int[], ${places.map((one) => one.compartmentId)}::uuid[], ${places.map((one) => one.documentId)}::uuid[],
      ${places.map((one) => one.renditionId)}::uuid[], ${places.map((one) => one.start)}::int[], ${places.map((one) => one.end)}::int[])
      as p (i, compartment_id, document_id, rendition_id, start, "end")
    cross join lateral (
      select c.claim_id, c.rendition_id, c.source, c.cue, c.content from claim c
      where c.case_id = ${tx.scope.caseId} and c.compartment_id = p.compartment_id and c.document_id = p.document_id
        and c.place < p."end" and ${stood('c', cut)}
      order by c.place desc, c.n desc limit ${lookedAtBefore}) c
    where c.rendition_id = p.rendition_id and exists (
      select 1 from jsonb_array_elements(c.source || c.cue || c.content) s
      where (s ->> 0)::int < p."end" and (s ->> 1)::int > p.start)`.execute(tx.db);
  const ids = new Map<number, string[]>();
  for (const { i, claim_id } of found.rows) ids.set(i, [...(ids.get(i) ?? []), claim_id]);
  return ids;
}
