import type { Migration } from './migration.ts';
import { grantScoped } from './grants.ts';

/*
 * The ledger, its content and the accounts. Append-only by grants: the application may add and read ledger rows; the
 * operator may besides delete from `ledger_payload` and the content tables, which is what a lawful erasure does.
 */
const sql = `
create extension if not exists pg_trgm;
create extension if not exists btree_gin;

create table ledger_entry (
  case_id uuid not null,
  compartment_id uuid not null,
  chain text collate "C" not null,
  seq bigint not null check (seq > 0),
  recorded_at bigint not null,
  nonce bytea not null check (octet_length(nonce) = 16),
  root bytea not null check (octet_length(root) = 32),
  prev bytea not null check (octet_length(prev) = 32),
  hash bytea not null check (octet_length(hash) = 32),
  primary key (case_id, compartment_id, chain, seq)
);
create index ledger_entry_time on ledger_entry (case_id, compartment_id, chain, recorded_at);
create table ledger_leaf (
  case_id uuid not null,
  compartment_id uuid not null,
  chain text collate "C" not null,
  seq bigint not null,
  ordinal int not null,
  leaf bytea not null check (octet_length(leaf) = 32),
  primary key (case_id, compartment_id, chain, seq, ordinal)
);
create table ledger_payload (
  case_id uuid not null,
  compartment_id uuid not null,
  chain text collate "C" not null,
  seq bigint not null,
  ordinal int not null,
  salt bytea not null check (octet_length(salt) = 32),
  bytes bytea not null,
  primary key (case_id, compartment_id, chain, seq, ordinal)
);
create table ledger_head (
  case_id uuid not null,
  compartment_id uuid not null,
  chain text collate "C" not null,
  seq bigint not null,
  recorded_at bigint not null,
  hash bytea not null,
  primary key (case_id, compartment_id, chain)
);

-- Bytes as received, in chunks of 1 MiB; equal bytes once in a compartment and never across two.
create table blob (
  case_id uuid not null,
  compartment_id uuid not null,
  sha256 bytea not null check (octet_length(sha256) = 32),
  blob_id uuid not null,
  size bigint not null,
  primary key (case_id, compartment_id, sha256)
);
create table blob_chunk (
  case_id uuid not null,
  compartment_id uuid not null,
  blob_id uuid not null,
  n int not null,
  bytes bytea not null,
  primary key (case_id, compartment_id, blob_id, n)
);
alter table blob_chunk alter column bytes set storage external;

-- Texts of renditions by their hash, in segments; start is in UTF-16 code units. tsv is a search column.
create table text_segment (
  case_id uuid not null,
  compartment_id uuid not null,
  sha256 bytea not null check (octet_length(sha256) = 32),
  n int not null,
  start int not null,
  text text not null,
  tsv tsvector not null generated always as (to_tsvector('english', text)) stored,
  primary key (case_id, compartment_id, sha256, n)
);
create index text_segment_words on text_segment using gin (case_id, tsv);
create index text_segment_trigrams on text_segment using gin (case_id, text gin_trgm_ops);

-- Ids only: which documents wait for the reader. It holds no words and no names.
create table reading_queue (
  case_id uuid not null,
  compartment_id uuid not null,
  document_id uuid not null,
  attempts int not null default 0,
  not_before bigint not null default 0,
  primary key (case_id, compartment_id, document_id)
);
create index reading_queue_due on reading_queue (not_before);
create table reading_pause (case_id uuid primary key);

-- What signs people in. Never in the ledger.
create table credential (account_id uuid primary key, password_hash text not null, changed_at bigint not null);
create table sign_in_link (token_hash bytea primary key, account_id uuid not null, expires_at bigint not null);
create table session (
  token_hash bytea primary key,
  account_id uuid not null,
  created_at bigint not null,
  seen_at bigint not null,
  expires_at bigint not null
);
create index session_account on session (account_id);
`;

export const ledgerMigration: Migration = {
  id: 1,
  name: 'ledger',
  sql: (roles) =>
    [
      sql,
      grantScoped(roles, 'ledger_entry', { app: 'select, insert', operator: 'select, insert' }),
      grantScoped(roles, 'ledger_leaf', { app: 'select, insert', operator: 'select, insert' }),
      grantScoped(roles, 'ledger_payload', { app: 'select, insert', operator: 'select, insert, delete' }),
      grantScoped(roles, 'ledger_head', { app: 'select, insert, update', operator: 'select, insert, update' }),
      grantScoped(roles, 'blob', { app: 'select, insert', operator: 'select, delete' }),
      grantScoped(roles, 'blob_chunk', { app: 'select, insert', operator: 'select, delete' }),
      grantScoped(roles, 'text_segment', { app: 'select, insert', operator: 'select, delete' }),
      ...['reading_queue', 'reading_pause'].map(
        (table) => `grant select, insert, update, delete on ${table} to ${roles.app}, ${roles.operator};`,
      ),
      ...['credential', 'sign_in_link', 'session'].map(
        (table) => `grant select, insert, update, delete on ${table} to ${roles.app};`,
      ),
    ].join('\n'),
};
