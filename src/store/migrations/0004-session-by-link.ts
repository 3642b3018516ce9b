import type { Migration } from './migration.ts';

/** Whether a session was opened by a sign-in link: shortly after, it may set a password without knowing the one before. */
export const sessionByLinkMigration: Migration = {
  id: 4,
  name: 'session by link',
  sql: () => 'alter table session add column by_link boolean not null default false;',
};
