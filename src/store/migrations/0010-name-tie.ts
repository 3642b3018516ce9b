import type { Migration } from './migration.ts';
import { grantScoped } from './grants.ts';

/** Made of readings as the name index is, and emptied with it. */
export const nameTieTables = ['name_tie'] as const;

/*
 * What a reading says of two names: that one is another name of the other (`alias`), or that one may be meant by the
 * other (`candidate`). The name index begins anew, so that readings of before are gone through for it too.
 */
const sql = `
create table name_tie (
  case_id uuid not null, compartment_id uuid not null,
  reading_id uuid not null, from_seq bigint not null, document_id uuid not null,
  name text collate "C" not null, other text collate "C" not null, how text collate "C" not null, why text not null,
  primary key (case_id, compartment_id, reading_id, name, other, how));
create index name_tie_name on name_tie (case_id, compartment_id, name);
create index name_tie_other on name_tie (case_id, compartment_id, other);
create index name_joined_name on name_joined (case_id, name) where to_seq is null;
truncate name_group, name_key, name_index;
`;

export const nameTieMigration: Migration = {
  id: 10,
  name: 'name ties',
  sql: (roles) =>
    [
      sql,
      ...nameTieTables.map((table) =>
        grantScoped(roles, table, { app: 'select, insert, update', operator: 'select, insert, update, delete' }),
      ),
    ].join('\n'),
};
