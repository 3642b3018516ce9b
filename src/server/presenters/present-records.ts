import type { Mapping, RecordImport, RecordPreview, SavedMapping } from '#api/schemas/records';
import type { RecordMapping } from '#domain/record-mapping';
import type { TakenRow } from '#engines/records/taken-row';
import type { ImportRow, MappingRow } from '#store/records';
import { instantOf } from './instant.ts';

export const presentMapping = (mapping: RecordMapping): Mapping => ({
  ...mapping,
  kinds: { ...mapping.kinds },
  columns: mapping.columns.map((use) => ({ ...use })),
});

export const presentSavedMapping = (row: MappingRow): SavedMapping => ({
  mappingId: row.mapping_id,
  compartmentId: row.compartment_id,
  name: row.name,
  mapping: presentMapping(row.mapping),
  savedBy: { accountId: row.actor_id, name: row.actor_name },
  savedAt: instantOf(row.decided_at),
  entry: { compartmentId: row.compartment_id, seq: row.from_seq, ordinal: row.ordinal },
});

export const presentImport = (row: ImportRow): RecordImport => ({
  importId: row.import_id,
  compartmentId: row.compartment_id,
  documentId: row.document_id,
  documentTitle: row.title,
  sheet: row.mapping.sheet,
  mapping: presentMapping(row.mapping),
  counts: row.counts,
  follows: row.follows,
  followedBy: row.followed_by,
  done: row.up_to,
  isDone: row.is_done,
  takenBy: { accountId: row.actor_id, name: row.actor_name },
  takenAt: instantOf(row.decided_at),
  entry: { compartmentId: row.compartment_id, seq: row.from_seq, ordinal: row.ordinal },
});

export const presentTakenRow = (row: TakenRow): RecordPreview['rows'][number] => ({
  line: row.line,
  at: [row.cells[0]![0], row.cells.at(-1)![1]],
  entities: row.entities.map(({ schema, name, facts }) => ({
    schema,
    name,
    facts: facts.map(({ property, value }) => ({ property, value })),
  })),
  links: row.links.map((link) => ({ ...link })),
});
