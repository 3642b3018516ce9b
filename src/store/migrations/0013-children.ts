import type { Migration } from './migration.ts';
import { grantScoped } from './grants.ts';

/** Tables of the fold that this step makes, with their keys. */
export const childProjections = {
  document_place: 'case_id, compartment_id, parent_id, n, document_id',
  mail_id: 'case_id, compartment_id, rendition_id, message_id, own',
} as const;

/*
 * Where documents were found inside others, one row a place, and by which identifiers mails refer to each other. A
 * document that was first met inside another has its first place in the entry that received it.
 */
const scoped = 'case_id uuid not null, compartment_id uuid not null, from_seq bigint not null, to_seq bigint,';
const sql = `
create table document_place (${scoped} ordinal int not null,
  document_id uuid not null, parent_id uuid not null, root_id uuid not null, depth int not null, n int not null,
  path text not null, capture jsonb,
  primary key (${childProjections.document_place}));
create index document_place_of on document_place (case_id, compartment_id, document_id, from_seq, ordinal);
create index document_place_root on document_place (case_id, compartment_id, root_id);
create table mail_id (${scoped}
  rendition_id uuid not null, document_id uuid not null, message_id text collate "C" not null, own boolean not null,
  primary key (${childProjections.mail_id}));
create index mail_id_of on mail_id (case_id, compartment_id, message_id);
create index mail_id_document on mail_id (case_id, compartment_id, document_id);
`;

export const childrenMigration: Migration = {
  id: 13,
  name: 'children',
  sql: (roles) =>
    [
      sql,
      ...Object.keys(childProjections).map((table) =>
        grantScoped(roles, table, { app: 'select, insert, update', operator: 'select, insert, update, delete' }),
      ),
    ].join('\n'),
};
