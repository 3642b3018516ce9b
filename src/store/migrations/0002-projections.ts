import type { Migration } from './migration.ts';
import { grantScoped } from './grants.ts';

/*
 * What is read: everything here is folded from the ledger and may be folded again. Rows hold [from_seq, to_seq) of
 * their compartment's chain, to_seq null while they stand, so that any day can be asked for.
 */
const scoped = `
  case_id uuid not null,
  compartment_id uuid not null,
  from_seq bigint not null,
  to_seq bigint`;

/** Tables of the fold that this step makes, with their keys. */
export const firstProjections = {
  account: 'case_id, compartment_id, account_id, from_seq',
  case_file: 'case_id, compartment_id, from_seq',
  compartment: 'case_id, compartment_id, from_seq',
  member: 'case_id, compartment_id, account_id, from_seq',
  document: 'case_id, compartment_id, document_id',
  document_state: 'case_id, compartment_id, document_id, from_seq, ordinal',
  rendition: 'case_id, compartment_id, rendition_id',
  reading: 'case_id, compartment_id, reading_id',
  claim: 'case_id, compartment_id, claim_id',
  decision: 'case_id, compartment_id, subject_id, aspect, from_seq, ordinal',
  entity: 'case_id, compartment_id, entity_id',
  mention: 'case_id, compartment_id, mention_id',
  link: 'case_id, compartment_id, link_id',
  legal_status: 'case_id, compartment_id, status_id',
  log_item: 'case_id, compartment_id, seq, ordinal',
} as const;

const sql = `
create table account (${scoped},
  account_id uuid not null, login text collate "C" not null, name text not null,
  administrator boolean not null, may_open_cases boolean not null, disabled boolean not null, created_at bigint not null,
  primary key (${firstProjections.account}));
create unique index account_login on account (login) where to_seq is null;
create table case_file (${scoped},
  title text not null, profile text not null, state text not null, marking text not null, opened_at bigint not null,
  primary key (${firstProjections.case_file}));
create table compartment (${scoped}, name text not null, primary key (${firstProjections.compartment}));
create table member (${scoped},
  account_id uuid not null, login text collate "C" not null, name text not null, roles text[] not null, since bigint not null,
  primary key (${firstProjections.member}));
create index member_account on member (account_id) where to_seq is null;
create table document (${scoped},
  document_id uuid not null, name text not null, path text not null, title text, sha256 bytea not null, size bigint not null,
  origin text, form text, date text, received_at bigint not null, received_by uuid not null, received_by_name text not null,
  primary key (${firstProjections.document}));
create index document_sha256 on document (case_id, compartment_id, sha256);
create index document_name on document (case_id, compartment_id, md5(name));
create index document_received on document (case_id, received_at desc, document_id);
create table document_state (${scoped}, ordinal int not null,
  document_id uuid not null, state text not null, media_type text, title text, date text, failure jsonb,
  set_aside text, set_aside_by uuid, rendition_id uuid, reading_id uuid,
  primary key (${firstProjections.document_state}));
create index document_state_now on document_state (case_id, compartment_id, state, document_id) where to_seq is null;
create table rendition (${scoped},
  rendition_id uuid not null, document_id uuid not null, sha256 bytea not null, chars int not null, media_type text not null,
  encoding text, title text, date text, extractor text not null, version text not null, map jsonb not null, notes text[] not null, recorded_at bigint not null,
  primary key (${firstProjections.rendition}));
create index rendition_document on rendition (case_id, compartment_id, document_id);
create index rendition_sha256 on rendition (case_id, compartment_id, sha256);
create table reading (${scoped},
  reading_id uuid not null, document_id uuid not null, rendition_id uuid not null, reader_version text not null,
  mentions jsonb not null, times jsonb not null, relations jsonb not null, events jsonb not null, flows jsonb not null,
  primary key (${firstProjections.reading}));
create index reading_document on reading (case_id, compartment_id, document_id);
create table claim (${scoped},
  claim_id uuid not null, document_id uuid not null, rendition_id uuid not null, reading_id uuid,
  basis text not null, local_id text not null, place int not null, n int not null,
  source jsonb not null, cue jsonb not null, content jsonb not null,
  source_words text not null, cue_words text not null, content_words text not null,
  kind text not null, stance text not null, polarity text not null, speaker jsonb not null, speaker_name text,
  parent_id uuid, estimative jsonb not null, by_rule text not null, score double precision not null,
  translation jsonb, supersedes uuid,
  primary key (${firstProjections.claim}));
create index claim_in_order on claim (case_id, compartment_id, document_id, place, n, claim_id);
create index claim_stance on claim (case_id, compartment_id, stance);
-- What people decided of claims and documents, one row a state of one aspect; origin is the decision that undo names.
create table decision (${scoped}, ordinal int not null,
  subject_id uuid not null, aspect text not null, origin_seq bigint not null, origin_ordinal int not null,
  value jsonb not null, actor_id uuid not null, actor_name text not null, decided_at bigint not null,
  primary key (${firstProjections.decision}));
create index decision_now on decision (case_id, compartment_id, aspect, subject_id) where to_seq is null;
create table entity (${scoped},
  entity_id uuid not null, schema text not null, name text not null, translation text,
  primary key (${firstProjections.entity}));
create table mention (${scoped},
  mention_id uuid not null, document_id uuid not null, rendition_id uuid not null, start int not null, "end" int not null,
  type text not null, entity_id uuid, words text not null,
  primary key (${firstProjections.mention}));
create index mention_rendition on mention (case_id, compartment_id, rendition_id);
create table link (${scoped},
  link_id uuid not null, kind text not null, from_id uuid not null, to_id uuid not null, item text, time text, lower_bound double precision,
  claim_ids uuid[] not null, contradicted_by uuid[] not null, actor_id uuid not null, actor_name text not null, accepted_at bigint not null,
  origin_seq bigint not null, origin_ordinal int not null,
  primary key (${firstProjections.link}));
create index link_claims on link using gin (claim_ids);
create table legal_status (${scoped},
  status_id uuid not null, person text not null, reported jsonb, verified jsonb, actor_id uuid not null, actor_name text not null, recorded_at bigint not null,
  primary key (${firstProjections.legal_status}));
create table log_item (
  case_id uuid not null, compartment_id uuid not null, seq bigint not null, ordinal int not null,
  recorded_at bigint not null, actor_id uuid not null, actor_name text not null, kind text not null,
  subject_id uuid, document_id uuid, detail jsonb not null, undone_seq bigint,
  primary key (${firstProjections.log_item}));
create index log_item_subject on log_item (case_id, compartment_id, subject_id);
create index log_item_time on log_item (case_id, recorded_at desc, seq desc, ordinal desc);
`;

/** The own memberships show before any case is entered: they say which cases there are to enter. */
const ownMembership = `
  or (to_seq is null and account_id = nullif(current_setting('lamplighter.account', true), '')::uuid)`;

export const projectionsMigration: Migration = {
  id: 2,
  name: 'projections',
  sql: (roles) =>
    [
      sql,
      ...Object.keys(firstProjections).map((table) =>
        grantScoped(
          roles,
          table,
          { app: 'select, insert, update', operator: 'select, insert, update, delete' },
          table === 'member' ? ownMembership : '',
        ),
      ),
    ].join('\n'),
};
