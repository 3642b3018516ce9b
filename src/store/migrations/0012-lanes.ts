import type { Migration } from './migration.ts';
import { grantScoped } from './grants.ts';

/** Tables of the fold that this step makes, with their keys. */
export const laneProjections = {
  lane_thing: 'case_id, compartment_id, thing_id',
  lane_step: 'case_id, compartment_id, step_id',
  lane_fact: 'case_id, compartment_id, fact_id',
  lane_tie: 'case_id, compartment_id, tie_id',
} as const;

const decided = `case_id uuid not null, compartment_id uuid not null, from_seq bigint not null, to_seq bigint,
  ordinal int not null, actor_id uuid not null, actor_name text not null, decided_at bigint not null,`;

const sql = `
create table lane_thing (
  ${decided}
  thing_id uuid not null, kind text not null, title text not null, about uuid, fields jsonb not null,
  claim_ids uuid[] not null, state text,
  primary key (${laneProjections.lane_thing}));
create index lane_thing_kind on lane_thing (case_id, kind);
create table lane_step (
  ${decided}
  step_id uuid not null, thing_id uuid not null, command text not null, from_state text, to_state text,
  fields jsonb not null, flags text[] not null, edition text not null,
  primary key (${laneProjections.lane_step}));
create index lane_step_thing on lane_step (case_id, thing_id);
create table lane_fact (
  ${decided}
  fact_id uuid not null, on_day text not null, kind text not null, fact jsonb not null, makes uuid, names uuid[] not null,
  primary key (${laneProjections.lane_fact}));
create table lane_tie (
  ${decided}
  tie_id uuid not null, kind text not null, tie jsonb not null, names text[] not null,
  primary key (${laneProjections.lane_tie}));
`;

export const lanesMigration: Migration = {
  id: 12,
  name: 'lanes',
  sql: (roles) =>
    sql +
    Object.keys(laneProjections)
      .map((table) =>
        grantScoped(roles, table, { app: 'select, insert, update', operator: 'select, insert, update, delete' }),
      )
      .join(''),
};
