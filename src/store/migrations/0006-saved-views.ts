import type { Migration } from './migration.ts';
import { grantScoped } from './grants.ts';

/** Tables of the fold that this step makes, with their keys. */
export const savedViewProjections = { saved_view: 'case_id, compartment_id, view_id' } as const;

const sql = `
create table saved_view (
  case_id uuid not null, compartment_id uuid not null, from_seq bigint not null, to_seq bigint,
  view_id uuid not null, name text not null, view jsonb not null,
  actor_id uuid not null, actor_name text not null, saved_at bigint not null, origin_seq bigint not null, origin_ordinal int not null,
  primary key (${savedViewProjections.saved_view}));
`;

export const savedViewsMigration: Migration = {
  id: 6,
  name: 'saved views',
  sql: (roles) =>
    sql +
    grantScoped(roles, 'saved_view', {
      app: 'select, insert, update',
      operator: 'select, insert, update, delete',
    }),
};
