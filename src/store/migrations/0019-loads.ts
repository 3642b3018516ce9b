import type { Migration } from './migration.ts';
import { grantScoped } from './grants.ts';

/*
 * Loads of many files, so that one that was broken off can be gone on with: what somebody set out to send, and which
 * documents it came to. Not of the ledger: who received what stands there already.
 */
const sql = `
create table load (
  case_id uuid not null,
  compartment_id uuid not null,
  load_id uuid not null,
  account_id uuid not null,
  account_name text not null,
  label text not null,
  total int not null check (total >= 0),
  state text collate "C" not null check (state in ('open', 'stopped', 'ended')),
  started_at bigint not null,
  primary key (case_id, compartment_id, load_id)
);
create table load_document (
  case_id uuid not null,
  compartment_id uuid not null,
  load_id uuid not null,
  document_id uuid not null,
  primary key (case_id, compartment_id, load_id, document_id)
);
-- Loads whose reading is held up: ids only, asked by workers before each job.
create table load_pause (compartment_id uuid not null, load_id uuid not null, primary key (compartment_id, load_id));
`;

export const loadsMigration: Migration = {
  id: 19,
  name: 'loads',
  sql: (roles) =>
    [
      sql,
      grantScoped(roles, 'load', { app: 'select, insert, update', operator: 'select, delete' }),
      grantScoped(roles, 'load_document', { app: 'select, insert', operator: 'select, delete' }),
      `grant select, insert, delete on load_pause to ${roles.app};`,
    ].join('\n'),
};
