import type { Migration } from './migration.ts';

/** When a flow arrived, where that is not at once; and the order in which a trace takes flows up. */
export const linkArrivalMigration: Migration = {
  id: 9,
  name: 'arrival of a link',
  sql: () => `
alter table link add column arrives text;
create index link_in_order on link (case_id, compartment_id, from_seq, origin_ordinal, link_id);
create index link_ended on link (case_id, compartment_id, to_seq) where to_seq is not null;`,
};
