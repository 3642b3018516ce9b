import type { Migration } from './migration.ts';

/* A load that was stopped may go with the last document of it that is erased: what holds its reading up then goes too. */
export const loadPauseRightsMigration: Migration = {
  id: 21,
  name: 'rights to end a pause',
  sql: (roles) => `grant select, delete on load_pause to ${roles.operator};`,
};
