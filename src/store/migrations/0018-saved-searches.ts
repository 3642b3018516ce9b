import type { Migration } from './migration.ts';
import { grantScoped } from './grants.ts';

/** Tables of the fold that this step makes, with their keys. */
export const savedSearchProjections = { saved_search: 'case_id, compartment_id, search_id' } as const;

/*
 * `search_run` says when somebody last ran a search that was saved, to tell what is new since. It is no record: each run
 * stands in the log of consultations, and without this table a search counts as not run yet.
 */
const sql = `
create table saved_search (
  case_id uuid not null, compartment_id uuid not null, from_seq bigint not null, to_seq bigint,
  search_id uuid not null, name text not null, q text not null, how text not null,
  actor_id uuid not null, actor_name text not null, saved_at bigint not null, origin_seq bigint not null, origin_ordinal int not null,
  primary key (${savedSearchProjections.saved_search}));
create table search_run (
  case_id uuid not null, compartment_id uuid not null, search_id uuid not null, account_id uuid not null, ran_at bigint not null,
  primary key (case_id, compartment_id, search_id, account_id));
`;

export const savedSearchesMigration: Migration = {
  id: 18,
  name: 'saved searches',
  sql: (roles) =>
    [
      sql,
      ...['saved_search', 'search_run'].map((table) =>
        grantScoped(roles, table, { app: 'select, insert, update', operator: 'select, insert, update, delete' }),
      ),
    ].join('\n'),
};
