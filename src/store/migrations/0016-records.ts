import { grantScoped } from './grants.ts';
import type { Migration } from './migration.ts';

/** Tables of the fold that this step makes, with their keys. */
export const recordProjections = {
  record_mapping: 'case_id, compartment_id, mapping_id',
  record_import: 'case_id, compartment_id, import_id',
  record_batch: 'case_id, compartment_id, import_id, from_seq, ordinal',
  record_row: 'case_id, compartment_id, row_id',
  record_entity: 'case_id, compartment_id, series_id, key, from_seq',
} as const;

const scoped = `case_id uuid not null, compartment_id uuid not null, from_seq bigint not null, to_seq bigint`;
const decided = `ordinal int not null, actor_id uuid not null, actor_name text not null, decided_at bigint not null`;

/*
 * Rows of tables that people take. What a row made is known by its row here, so that a newer version of the table ends
 * what changed and nothing else, and one step takes a whole table back.
 */
const sql = `
create table record_mapping (${scoped}, ${decided},
  mapping_id uuid not null, name text not null, mapping jsonb not null,
  primary key (${recordProjections.record_mapping}));
create table record_import (${scoped}, ${decided},
  import_id uuid not null, series_id uuid not null, follows uuid, document_id uuid not null, rendition_id uuid not null,
  mapping jsonb not null, counts jsonb not null,
  primary key (${recordProjections.record_import}));
create index record_import_document on record_import (case_id, document_id);
create table record_batch (${scoped}, ordinal int not null,
  import_id uuid not null, up_to int not null, is_last boolean not null,
  primary key (${recordProjections.record_batch}));
create table record_row (${scoped},
  row_id uuid not null, series_id uuid not null, import_id uuid not null, line int not null,
  key text collate "C" not null, says text collate "C" not null, claim_id uuid not null, link_ids uuid[] not null, fact_ids uuid[] not null,
  primary key (${recordProjections.record_row}));
create index record_row_series on record_row (case_id, compartment_id, series_id, key) where to_seq is null;
create index record_row_import on record_row (case_id, compartment_id, import_id);
create index record_row_ended on record_row (case_id, compartment_id, to_seq) where to_seq is not null;
create table record_entity (${scoped},
  series_id uuid not null, import_id uuid not null, key text collate "C" not null, entity_id uuid not null, is_made boolean not null,
  primary key (${recordProjections.record_entity}));
create index record_entity_import on record_entity (case_id, compartment_id, import_id);
`;

export const recordsMigration: Migration = {
  id: 16,
  name: 'records',
  sql: (roles) =>
    sql +
    Object.keys(recordProjections)
      .map((table) =>
        grantScoped(roles, table, { app: 'select, insert, update', operator: 'select, insert, update, delete' }),
      )
      .join(''),
};
