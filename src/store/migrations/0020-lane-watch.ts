import type { Migration } from './migration.ts';

/*
 * Compartments in which something of the lanes may come due, with the moment (UTC milliseconds) at which to look again:
 * 0 where something was put on record since. Ids and a moment only, asked each minute for all cases at once.
 */
const sql = `
create table lane_watch (
  case_id uuid not null, compartment_id uuid not null, look_at bigint not null,
  primary key (case_id, compartment_id));
create index lane_watch_look on lane_watch (look_at);
-- An owner who is no superuser is bound by FORCE too and would find no row.
alter table ledger_head no force row level security;
insert into lane_watch (case_id, compartment_id, look_at)
select distinct case_id, compartment_id, 0 from ledger_head where chain = 'ledger' and case_id::text <> '00000000-0000-0000-0000-000000000000';
alter table ledger_head force row level security;
`;

export const laneWatchMigration: Migration = {
  id: 20,
  name: 'lane watch',
  sql: (roles) =>
    [
      sql,
      `grant select, insert, update on lane_watch to ${roles.app};`,
      `grant select, insert, update, delete on lane_watch to ${roles.operator};`,
    ].join('\n'),
};
