import { sql } from 'kysely';
import type { Flow, Mention, ReadEvent, Relation } from '#domain/reading';
import { stood, type Cut } from './cut.ts';
import type { ScopedTransaction } from './scope.ts';

export type StatusEventRow = {
  readonly compartment_id: string;
  readonly document_id: string;
  readonly rendition_id: string;
  readonly reading_id: string;
  readonly events: readonly ReadEvent[];
};

/** The legal statuses that documents of the scope report, from the newest reading of each; set-aside ones are left out. */
export async function statusEvents(tx: ScopedTransaction, cut: Cut): Promise<StatusEventRow[]> {
  const found = await sql<StatusEventRow>`
    select g.compartment_id, g.document_id, g.rendition_id, g.reading_id,
      jsonb_path_query_array(g.events, '$[*] ? (@.kind starts with "legal-status")') as events
    from reading g
    join document_state s on s.case_id = g.case_id and s.compartment_id = g.compartment_id and s.document_id = g.document_id
      and s.to_seq is null and s.state <> 'set aside'
    where g.case_id = ${tx.scope.caseId} and ${stood('g', cut)}
      and g.events @? '$[*] ? (@.kind starts with "legal-status")'
    order by g.compartment_id, g.from_seq, g.reading_id`.execute(tx.db);
  return found.rows;
}

export type PersonsRow = { readonly rendition_id: string; readonly mentions: readonly Mention[] };

/** Persons named in these renditions, by the newest reading of each. */
export async function personMentions(
  tx: ScopedTransaction,
  cut: Cut,
  renditionIds: readonly string[],
): Promise<PersonsRow[]> {
  if (renditionIds.length === 0) return [];
  const found = await sql<PersonsRow>`
    select distinct on (g.rendition_id) g.rendition_id,
      jsonb_path_query_array(g.mentions, '$[*] ? (@.type == "person")') as mentions
    from reading g
    where g.case_id = ${tx.scope.caseId} and g.rendition_id = any (${[...renditionIds]}::uuid[]) and ${stood('g', cut)}
    order by g.rendition_id, g.from_seq desc`.execute(tx.db);
  return found.rows;
}

export type ProposedRow = {
  readonly reading_id: string;
  readonly flows: readonly Flow[];
  readonly relations: readonly Relation[];
  readonly events: readonly ReadEvent[];
};

/** The ties that these readings propose for their claims. */
export async function proposedTies(
  tx: ScopedTransaction,
  cut: Cut,
  readingIds: readonly string[],
): Promise<ProposedRow[]> {
  if (readingIds.length === 0) return [];
  const found = await sql<ProposedRow>`
    select g.reading_id, g.flows, g.relations, g.events from reading g
    where g.case_id = ${tx.scope.caseId} and g.reading_id = any (${[...readingIds]}::uuid[]) and ${stood('g', cut)}`.execute(
    tx.db,
  );
  return found.rows;
}

/** Ids of claims by the reading they came from and their id inside it, as "reading local". */
export async function claimIdsOfReadings(
  tx: ScopedTransaction,
  readingIds: readonly string[],
  localIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (readingIds.length === 0) return new Map();
  const found = await sql<{ key: string; claim_id: string }>`
    select c.reading_id || ' ' || c.local_id as key, c.claim_id
    from unnest(${[...readingIds]}::uuid[], ${[...localIds]}::text[]) as w (reading_id, local_id)
    join reading g on g.case_id = ${tx.scope.caseId} and g.reading_id = w.reading_id
    join claim c on c.case_id = g.case_id and c.compartment_id = g.compartment_id and c.document_id = g.document_id
      and c.reading_id = w.reading_id and c.local_id = w.local_id`.execute(tx.db);
  return new Map(found.rows.map((row) => [row.key, row.claim_id]));
}

const like = (words: string): string => `%${words.replace(/[\\%_]/g, '\\$&')}%`;

/** Ids of standing denials in these documents, and of those elsewhere that name one of these surnames. */
export async function denialIds(
  tx: ScopedTransaction,
  cut: Cut,
  near: { readonly documentIds: readonly string[]; readonly surnames: readonly string[] },
): Promise<string[]> {
  const found = await sql<{ claim_id: string }>`
    select c.claim_id from claim c
    where c.case_id = ${tx.scope.caseId} and c.stance = 'denied' and ${stood('c', cut)}
      and (c.document_id = any (${[...near.documentIds]}::uuid[])
        or concat_ws(' ', c.speaker_name, c.source_words, c.content_words) ilike any (${near.surnames.map(like)}::text[]))`.execute(
    tx.db,
  );
  return found.rows.map((row) => row.claim_id);
}
