import { z } from 'zod';
import { documentStates } from '#domain/document-state';
import { gradeSchemes } from '#domain/grade';
import { instant, person, text, uuid } from './common.ts';

export const grade = z.object({
  scheme: z.enum(gradeSchemes),
  source: text.length(1),
  information: text.length(1),
  handling: text.length(1).optional(),
});

export const failure = z.object({ code: z.string(), message: z.string(), retryable: z.boolean() });

export const documentSummary = z.object({
  documentId: uuid,
  compartmentId: uuid,
  /** Pass as `expected` with a decision on this document. */
  version: z.int(),
  name: z.string(),
  /** Title found in the document, else its name. */
  title: z.string(),
  path: z.string(),
  kind: z.string().nullable(),
  origin: z.string().nullable(),
  /** The document's own date, ISO, where known. */
  date: z.string().nullable(),
  mediaType: z.string().nullable(),
  sha256: z.string(),
  size: z.int(),
  state: z.enum(documentStates),
  failure: failure.nullable(),
  setAside: z.string().nullable(),
  grade: grade.nullable(),
  receivedAt: instant,
  receivedBy: person,
  claims: z.int(),
  reviewed: z.int(),
  /** The document that it was first found inside, and as which of its children. */
  parent: z.object({ documentId: uuid, title: z.string(), n: z.int(), of: z.int() }).nullable(),
  /** How many documents were found inside it. */
  children: z.int(),
  /** Languages of words that the reader left alone, which are for reading by hand. */
  byHand: z.array(z.string()),
});
export type DocumentSummary = z.infer<typeof documentSummary>;

export const rendition = z.object({
  renditionId: uuid,
  extractor: z.string(),
  version: z.string(),
  sha256: z.string(),
  chars: z.int(),
  encoding: z.string().nullable(),
  notes: z.array(z.string()),
  recordedAt: instant,
});

export const capture = z.object({ address: z.string(), time: z.string().nullable(), digest: z.string().nullable() });

/** A document as it stands in what holds it. */
export const childDocument = z.object({
  documentId: uuid,
  n: z.int(),
  path: z.string(),
  title: z.string(),
  state: z.enum(documentStates),
  /** What its bytes are, as "E-mail"; null until that is known. */
  form: z.string().nullable(),
  failure: z.string().nullable(),
  /** How many documents lie in it. */
  children: z.int(),
});
export type ChildDocument = z.infer<typeof childDocument>;

export const documentDetail = documentSummary.extend({
  renditions: z.array(rendition),
  /** Where it was found: every document that holds these bytes, the first of them first; at most 50. */
  places: z.array(
    z.object({
      parentId: uuid,
      parentTitle: z.string(),
      n: z.int(),
      of: z.int(),
      path: z.string(),
      capture: capture.nullable(),
    }),
  ),
  /** The first 200 of what was found inside it, in order. */
  inside: z.array(z.object({ documentId: uuid, n: z.int(), path: z.string(), title: z.string() })),
  /** Of a document that is set aside: how many that were found inside it were set aside with it and still are. */
  setAsideWith: z.int(),
  /** Other mails of the same thread, oldest first; at most 50. */
  thread: z.array(z.object({ documentId: uuid, title: z.string(), date: z.string().nullable() })),
  /** Other documents of the caller's compartments with equal bytes, or with this name and other bytes. */
  same: z.array(
    z.object({ documentId: uuid, title: z.string(), why: z.enum(['equal bytes', 'same name, other bytes']) }),
  ),
});
export type DocumentDetail = z.infer<typeof documentDetail>;

export const offsetSegment = z.object({
  start: z.int(),
  kind: z.enum(['page', 'paragraph', 'cell', 'byte']),
  page: z.int().optional(),
  box: z.tuple([z.number(), z.number(), z.number(), z.number()]).optional(),
  index: z.int().optional(),
  path: z.string().optional(),
  sheet: z.string().optional(),
  cell: z.string().optional(),
  offset: z.int().optional(),
});

export const renditionText = z.object({
  renditionId: uuid,
  documentId: uuid,
  text: z.string(),
  map: z.array(offsetSegment),
});
export type RenditionText = z.infer<typeof renditionText>;
