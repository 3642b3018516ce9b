import type { Migration } from './migration.ts';
import { grantScoped } from './grants.ts';

/*
 * Who is who. A decision on two entities is a row of its own, whatever was decided of them before: the newest that
 * stands in a compartment counts there, and any may be withdrawn in any order. The name index is no projection: the
 * program makes it of readings and entities, under the version of its name engine, and makes it again when asked.
 */
const scoped = `
  case_id uuid not null,
  compartment_id uuid not null`;

/** Tables of the fold that this step makes, with their keys. */
export const resolutionProjections = {
  resolution: 'case_id, compartment_id, resolution_id',
  name_joined: 'case_id, compartment_id, joined_id, name',
  entity_fact: 'case_id, compartment_id, fact_id',
} as const;

/** Tables that are made of projections and names, and are emptied where these are folded anew. */
export const nameIndexTables = ['name_group', 'name_key', 'name_index'] as const;

const sql = `
create table resolution (${scoped}, from_seq bigint not null, to_seq bigint, ordinal int not null,
  resolution_id uuid not null, left_id uuid not null, right_id uuid not null, decision text not null,
  reasons jsonb not null, contradictions jsonb not null, note text,
  actor_id uuid not null, actor_name text not null, decided_at bigint not null,
  primary key (${resolutionProjections.resolution}));
create index resolution_left on resolution (case_id, left_id, right_id);
create index resolution_right on resolution (case_id, right_id);
create table name_joined (${scoped}, from_seq bigint not null, to_seq bigint, ordinal int not null,
  joined_id uuid not null, entity_id uuid not null, type text not null, document_id uuid not null, rendition_id uuid not null,
  reading_id uuid not null, name text collate "C" not null,
  actor_id uuid not null, actor_name text not null, decided_at bigint not null,
  primary key (${resolutionProjections.name_joined}));
create index name_joined_entity on name_joined (case_id, entity_id);
create index name_joined_reading on name_joined (case_id, compartment_id, reading_id, name) where to_seq is null;
create table entity_fact (${scoped}, from_seq bigint not null, to_seq bigint, ordinal int not null,
  fact_id uuid not null, entity_id uuid not null, property text not null, value text not null,
  document_id uuid, rendition_id uuid, span jsonb, words text, note text,
  actor_id uuid not null, actor_name text not null, decided_at bigint not null,
  primary key (${resolutionProjections.entity_fact}));
create index entity_fact_entity on entity_fact (case_id, entity_id);
create index mention_entity on mention (case_id, entity_id) where to_seq is null;
create index link_from on link (case_id, from_id) where to_seq is null;
create index entity_name on entity (case_id, name);
create index entity_fact_value on entity_fact (case_id, value) where to_seq is null;
create index link_to on link (case_id, to_id) where to_seq is null;

-- Names as readings group them, one row a name of a reading.
create table name_group (${scoped},
  reading_id uuid not null, from_seq bigint not null, document_id uuid not null, rendition_id uuid not null,
  type text collate "C" not null, name text collate "C" not null, mentions int not null, first_start int not null, first_end int not null,
  primary key (case_id, compartment_id, reading_id, type, name));
create index name_group_name on name_group (case_id, compartment_id, type, name);
-- By which keys a name may be found; one row a key of a name, under the version of the engine that made it.
create table name_key (${scoped},
  version text collate "C" not null, key text collate "C" not null, type text collate "C" not null, name text collate "C" not null,
  primary key (case_id, compartment_id, version, key, type, name));
create index name_key_known on name_key (case_id, compartment_id, version, type, name);
-- How far the index of a compartment goes.
create table name_index (${scoped},
  version text collate "C" not null, seq bigint not null,
  primary key (case_id, compartment_id, version));
`;

export const resolutionMigration: Migration = {
  id: 5,
  name: 'resolution',
  sql: (roles) =>
    [
      sql,
      ...Object.keys(resolutionProjections).map((table) =>
        grantScoped(roles, table, { app: 'select, insert, update', operator: 'select, insert, update, delete' }),
      ),
      ...nameIndexTables.map((table) =>
        grantScoped(roles, table, { app: 'select, insert, update', operator: 'select, insert, update, delete' }),
      ),
    ].join('\n'),
};
