import { z } from 'zod';
import { entityProperties } from '#domain/entity-property';
import { entitySchemata } from '#domain/entity';
import { linkKinds } from '#domain/link';
import { columnParts, dateOrders, decimalMarks, rowShapes, separators } from '#domain/record-mapping';
import { entryRef, instant, person, span, text, uuid } from './common.ts';

export const columnUse = z.object({
  header: text.max(200),
  nth: z.int().min(0).max(1000),
  part: z.enum(columnParts),
  property: z.enum(entityProperties).nullable(),
  isKey: z.boolean(),
  order: z.enum(dateOrders).nullable(),
  decimal: z.enum(decimalMarks).nullable(),
  separator: z.enum(separators).nullable(),
});

export const recordMapping = z.object({
  sheet: text.max(200).nullable(),
  shape: z.enum(rowShapes),
  link: z.enum(linkKinds),
  kinds: z.record(text.max(120), z.enum(linkKinds)),
  from: z.enum(entitySchemata),
  to: z.enum(entitySchemata),
  organisation: text.trim().min(1).max(300).nullable(),
  stance: z.enum(['reported', 'alleged']),
  joins: z.boolean(),
  columns: z.array(columnUse).max(500),
});
export type Mapping = z.infer<typeof recordMapping>;

export const recordCounts = z.object({
  rows: z.int(),
  fresh: z.int(),
  changed: z.int(),
  same: z.int(),
  gone: z.int(),
  refused: z.int(),
});
export type Counts = z.infer<typeof recordCounts>;

export const savedMapping = z.object({
  mappingId: uuid,
  compartmentId: uuid,
  name: z.string(),
  mapping: recordMapping,
  savedBy: person,
  savedAt: instant,
  entry: entryRef,
});
export type SavedMapping = z.infer<typeof savedMapping>;

export const recordImport = z.object({
  importId: uuid,
  compartmentId: uuid,
  documentId: uuid,
  documentTitle: z.string(),
  sheet: z.string().nullable(),
  mapping: recordMapping,
  counts: recordCounts,
  follows: uuid.nullable(),
  /** The import of a newer version that stands after this one. */
  followedBy: uuid.nullable(),
  /** Rows gone through so far. */
  done: z.int(),
  isDone: z.boolean(),
  takenBy: person,
  takenAt: instant,
  entry: entryRef,
});
export type RecordImport = z.infer<typeof recordImport>;

export const tableColumn = z.object({
  column: z.int(),
  header: z.string(),
  nth: z.int(),
  holds: z.string(),
  filled: z.int(),
  values: z.int(),
  samples: z.array(z.string()),
  /** Values of a column that has only a few. */
  few: z.array(z.string()).nullable(),
  why: z.string(),
});
export type TableColumn = z.infer<typeof tableColumn>;

export const tableView = z.object({
  documentId: uuid,
  renditionId: uuid,
  sheets: z.array(z.string()),
  sheet: z.string().nullable(),
  rows: z.int(),
  columns: z.array(tableColumn),
  proposed: recordMapping,
  /** Saved mappings whose columns are all here, newest first. */
  fitting: z.array(z.object({ mappingId: uuid, name: z.string() })),
  /** Imports that rows of this table may go on from, newest first. */
  before: z.array(z.object({ importId: uuid, documentTitle: z.string(), takenAt: instant, isThis: z.boolean() })),
});
export type TableView = z.infer<typeof tableView>;

export const mappingQuestion = z.object({
  column: z.int().nullable(),
  asks: z.enum(['date order', 'decimal mark', 'part', 'column']),
  words: z.string(),
});

export const previewRow = z.object({
  line: z.int(),
  at: span,
  entities: z.array(
    z.object({
      schema: z.enum(entitySchemata),
      name: z.string(),
      facts: z.array(z.object({ property: z.enum(entityProperties), value: z.string() })),
    }),
  ),
  links: z.array(
    z.object({
      kind: z.enum(linkKinds),
      from: z.int(),
      to: z.int(),
      item: z.string().nullable(),
      time: z.string().nullable(),
      arrives: z.string().nullable(),
    }),
  ),
});

export const recordPreview = z.object({
  /** The mapping with what the cells themselves decide filled in. */
  mapping: recordMapping,
  questions: z.array(mappingQuestion),
  counts: recordCounts,
  entities: z.int(),
  /** Of these, how many the case knows by the same address or number. */
  known: z.int(),
  links: z.int(),
  rows: z.array(previewRow),
  refused: z.array(z.object({ line: z.int(), at: span, why: z.string() })),
});
export type RecordPreview = z.infer<typeof recordPreview>;
