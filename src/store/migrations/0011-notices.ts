import type { Migration } from './migration.ts';
import { grantScoped } from './grants.ts';

/** Tables of the fold that this step makes, with their keys. */
export const noticeProjections = { notice: 'case_id, compartment_id, notice_id' } as const;

const sql = `
create table notice (
  case_id uuid not null, compartment_id uuid not null, from_seq bigint not null, to_seq bigint,
  notice_id uuid not null, ordinal int not null, entity_id uuid not null,
  actor_id uuid not null, actor_name text not null, told_at bigint not null,
  primary key (${noticeProjections.notice}));
create index notice_entity on notice (case_id, entity_id);
`;

export const noticesMigration: Migration = {
  id: 11,
  name: 'notices',
  sql: (roles) =>
    sql + grantScoped(roles, 'notice', { app: 'select, insert, update', operator: 'select, insert, update, delete' }),
};
