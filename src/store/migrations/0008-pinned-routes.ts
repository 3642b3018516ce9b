import type { Migration } from './migration.ts';
import { grantScoped } from './grants.ts';

/** Tables of the fold that this step makes, with their keys. */
export const pinnedRouteProjections = { pinned_route: 'case_id, compartment_id, pin_id' } as const;

const sql = `
create table pinned_route (
  case_id uuid not null, compartment_id uuid not null, from_seq bigint not null, to_seq bigint,
  pin_id uuid not null, question jsonb not null, link_ids uuid[] not null, note text,
  actor_id uuid not null, actor_name text not null, pinned_at bigint not null, origin_seq bigint not null, origin_ordinal int not null,
  primary key (${pinnedRouteProjections.pinned_route}));
`;

export const pinnedRoutesMigration: Migration = {
  id: 8,
  name: 'pinned routes',
  sql: (roles) =>
    sql +
    grantScoped(roles, 'pinned_route', {
      app: 'select, insert, update',
      operator: 'select, insert, update, delete',
    }),
};
