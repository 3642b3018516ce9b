import { sql } from 'kysely';
import type { Flow, Mention, ReadEvent, Relation } from '#domain/reading';
import { denyingWords } from '#engines/fairness/denying-words';
import { stood, type Cut } from './cut.ts';
import type { ScopedTransaction } from './scope.ts';

export type StatusEventRow = {
  readonly compartment_id: string;
  readonly document_id: string;
  readonly rendition_id: string;
  readonly reading_id: string;
  readonly document_date: string | null;
  readonly events: readonly ReadEvent[];
};

/** The legal statuses that documents of the scope report, from the newest reading of each; set-aside ones are left out. */
export async function statusEvents(tx: ScopedTransaction, cut: Cut): Promise<StatusEventRow[]> {
  const found = await sql<StatusEventRow>`
    select g.compartment_id, g.document_id, g.rendition_id, g.reading_id, s.date as document_date,
      jsonb_path_query_array(g.events, '$[*] ? (@.kind starts with "legal-status")') as events
    from reading g
    join document_state s on s.case_id = g.case_id and s.compartment_id = g.compartment_id and s.document_id = g.document_id
      and s.to_seq is null and s.state <> 'set aside'
    where g.case_id = ${tx.scope.caseId} and ${stood('g', cut)}
      and g.events @? '$[*] ? (@.kind starts with "legal-status")'
    order by g.compartment_id, g.from_seq, g.reading_id`.execute(tx.db);
  return found.rows;
}

/** Words that people marked as naming a person in these renditions, under the name of their entity where they gave one. */
export async function personMentionsByHand(
  tx: ScopedTransaction,
  cut: Cut,
  renditionIds: readonly string[],
): Promise<{ rendition_id: string; start: number; end: number; entity: string }[]> {
  if (renditionIds.length === 0) return [];
  const found = await sql<{ rendition_id: string; start: number; end: number; entity: string }>`
    select m.rendition_id, m.start, m."end", coalesce(e.name, m.words) as entity
    from mention m
    left join entity e on e.case_id = m.case_id and e.entity_id = m.entity_id and ${stood('e', cut)}
    where m.case_id = ${tx.scope.caseId} and m.rendition_id = any (${[...renditionIds]}::uuid[]) and m.type = 'person' and ${stood('m', cut)}
    order by m.rendition_id, m.start, m.mention_id`.execute(tx.db);
  return found.rows;
}

/** Persons whom links of alleged rows of tables join, at the first cell of their row: a table need not read like a text. */
export async function personsOfRecords(
  tx: ScopedTransaction,
  cut: Cut,
  claimIds: readonly string[],
): Promise<{ rendition_id: string; start: number; end: number; entity: string }[]> {
  if (claimIds.length === 0) return [];
  const found = await sql<{ rendition_id: string; start: number; end: number; entity: string }>`
    select distinct c.rendition_id, (c.content -> 0 ->> 0)::int as start, (c.content -> 0 ->> 1)::int as "end", e.name as entity
    from claim c
    join link l on l.case_id = c.case_id and l.claim_ids && array[c.claim_id] and ${stood('l', cut)}
    join entity e on e.case_id = l.case_id and e.entity_id in (l.from_id, l.to_id) and e.schema = 'Person' and ${stood('e', cut)}
    where c.case_id = ${tx.scope.caseId} and c.claim_id = any (${[...claimIds]}::uuid[])
    order by c.rendition_id, start, entity`.execute(tx.db);
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

/** Persons and documents that a page is about; what cannot matter to them is not fetched. */
export type NearPersons = {
  readonly documentIds: readonly string[];
  /** Surnames as they may be written. */
  readonly surnames: readonly string[];
  /** Last words of speakers' names that may be theirs: surnames, and first names where a name may stand turned round. */
  readonly lastNames: readonly string[];
  /** All words of the page, to find names of scripts that part no words. */
  readonly words: string;
};

/** No more of one speaker's denials in one document. */
const nearOfSpeaker = 30;
const nearOfAll = 2000;
/** From other documents, no more of one speaker's, of one surname's, and of all. */
const farOfSpeaker = 10;
const farOfName = 40;
const farOfAll = 1500;

const denies = sql`(c.stance = 'denied' or c.polarity = 'denies')`;
const answers = sql`(c.polarity <> 'asks' and c.speaker_name is not null and (c.content_words ~* ${denyingWords.expression} or c.cue_words ~* ${denyingWords.expression}))`;

/** Denials are fetched in plenty and counted out afterwards, since some turn out to be rejected or mended. */
const plenty = 100;
const plentyOfAll = 10_000;

type Found = { readonly claim_id: string; readonly speaker_name: string | null; readonly token: string };

/** Of these claims, those that somebody rejected or mended. */
async function withdrawn(tx: ScopedTransaction, cut: Cut, claimIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (claimIds.length === 0) return new Set();
  const found = await sql<{ subject_id: string }>`
    select x.subject_id from decision x
    where x.case_id = ${tx.scope.caseId} and x.subject_id = any (${[...claimIds]}::uuid[]) and ${stood('x', cut)}
      and (x.aspect = 'superseded' or (x.aspect = 'review' and x.value ->> 'review' = 'rejected'))`.execute(tx.db);
  return new Set(found.rows.map((row) => row.subject_id));
}

/** The first of each group, in the order given. */
function firstOfEach<T>(rows: readonly T[], most: number, groupOf: (row: T) => string): T[] {
  const counts = new Map<string, number>();
  return rows.filter((row) => {
    const count = (counts.get(groupOf(row)) ?? 0) + 1;
    counts.set(groupOf(row), count);
    return count <= most;
  });
}

/** Of the documents themselves: the first denials and answers of each speaker. */
async function nearDenials(tx: ScopedTransaction, cut: Cut, { documentIds }: NearPersons): Promise<Found[]> {
  const found = await sql<Found>`
    select t.claim_id, t.speaker_name, t.token from (
      select c.claim_id, c.speaker_name, c.document_id || ' ' || ${denies} as token,
        row_number() over (partition by c.document_id, c.speaker_name, ${denies} order by c.place, c.n, c.claim_id) as k
      from claim c
      where c.case_id = ${tx.scope.caseId} and c.document_id = any (${[...documentIds]}::uuid[]) and ${stood('c', cut)}
        and (${denies} or ${answers})) t
    where t.k <= ${plenty}
    order by t.k, t.claim_id limit ${plentyOfAll}`.execute(tx.db);
  return found.rows;
}

/** Speakers whose names are of scripts that part no words, and stand among the words. */
async function namedAmongWords(tx: ScopedTransaction, cut: Cut, words: string): Promise<string[]> {
  // "offset 0" keeps the names distinct before they are looked for.
  const found = await sql<{ token: string }>`
    select s.token from (select distinct w.token from denial_name w where w.case_id = ${tx.scope.caseId} and w.compartment_id = any (${[...tx.scope.compartmentIds]}::uuid[]) and w.part = 'script' and ${stood('w', cut)} offset 0) s
    where strpos(${words}, s.token) > 0`.execute(tx.db);
  return found.rows.map((row) => row.token);
}

/** Of other documents: what speakers of these names deny or answer, newest first. */
async function farDenials(tx: ScopedTransaction, cut: Cut, near: NearPersons): Promise<Found[]> {
  const scripts = await namedAmongWords(tx, cut, near.words);
  const keys = [
    ...near.lastNames.map((token) => ({ part: 'speaker', token })),
    ...scripts.map((token) => ({ part: 'script', token })),
  ];
  // Each word is looked up by the index, and "offset 0" keeps it so; what comes back of it is bounded by speaker.
  const found = await sql<Found>`
    select t.claim_id, t.speaker_name, q.token
    from unnest(${keys.map(({ part }) => part)}::text[], ${keys.map(({ token }) => token)}::text[]) as q (part, token)
    cross join unnest(${[...tx.scope.compartmentIds]}::uuid[]) as p (compartment_id)
    cross join lateral (
      select w.claim_id, w.speaker_name, row_number() over (partition by w.speaker_name, w.answer order by w.from_seq desc, w.place, w.claim_id) as k
      from denial_name w
      where w.case_id = ${tx.scope.caseId} and w.compartment_id = p.compartment_id and w.part = q.part and w.token = q.token and ${stood('w', cut)}
        and not w.document_id = any (${[...near.documentIds]}::uuid[]) offset 0) t
    where t.k <= ${plenty}
    order by t.k, t.claim_id limit ${plentyOfAll}`.execute(tx.db);
  return found.rows;
}

/** Of other documents: denials whose words name one of these surnames, newest first. */
async function farDenialsAbout(tx: ScopedTransaction, cut: Cut, near: NearPersons): Promise<Found[]> {
  if (near.surnames.length === 0) return [];
  const found = await sql<Found>`
    select t.claim_id, t.speaker_name, t.token from (
      select w.claim_id, w.speaker_name, w.token, row_number() over (partition by w.token order by w.from_seq desc, w.place, w.claim_id) as k
      from denial_name w
      where w.case_id = ${tx.scope.caseId} and w.compartment_id = any (${[...tx.scope.compartmentIds]}::uuid[]) and ${stood('w', cut)}
        and not w.document_id = any (${[...near.documentIds]}::uuid[]) and w.part = 'content' and w.token = any (${[...near.surnames]}::text[])) t
    where t.k <= ${plenty}
    order by t.k, t.claim_id limit ${plentyOfAll}`.execute(tx.db);
  return found.rows;
}

/**
 * Ids of standing claims that deny, or answer in the words of their speaker: in these documents, and elsewhere where
 * speaker or words bear one of the names. Counts are bounded, so that a case with thousands of denials answers at once.
 */
export async function denialIds(tx: ScopedTransaction, cut: Cut, near: NearPersons): Promise<string[]> {
  const here = await nearDenials(tx, cut, near);
  const far = await farDenials(tx, cut, near);
  const about = await farDenialsAbout(tx, cut, near);
  const gone = await withdrawn(tx, cut, [...new Set([...here, ...far, ...about].map((one) => one.claim_id))]);
  const stand = (rows: readonly Found[]) => rows.filter((one) => !gone.has(one.claim_id));
  const ofSpeaker = (one: Found) => `${one.token}|${one.speaker_name}`;
  const kept = [
    ...firstOfEach(stand(here), nearOfSpeaker, ofSpeaker).slice(0, nearOfAll),
    ...firstOfEach(firstOfEach(stand(far), farOfSpeaker, ofSpeaker), farOfName, (one) => one.token).slice(0, farOfAll),
    ...firstOfEach(stand(about), farOfName, (one) => one.token).slice(0, farOfAll),
  ];
  return [...new Set(kept.map((one) => one.claim_id))];
}
