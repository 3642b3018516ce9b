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

export const documentDetail = documentSummary.extend({
  renditions: z.array(rendition),
  /** Other documents of the caller's compartments with equal bytes, or with this name and other bytes. */
  same: z.array(
    z.object({ documentId: uuid, title: z.string(), why: z.enum(['equal bytes', 'same name, other bytes']) }),
  ),
});
export type DocumentDetail = z.infer<typeof documentDetail>;

export const offsetSegment = z.object({
  start: z.int(),
  kind: z.enum(['page', 'paragraph', 'byte']),
  page: z.int().optional(),
  box: z.tuple([z.number(), z.number(), z.number(), z.number()]).optional(),
  index: z.int().optional(),
  path: z.string().optional(),
  offset: z.int().optional(),
});

export const renditionText = z.object({
  renditionId: uuid,
  documentId: uuid,
  text: z.string(),
  map: z.array(offsetSegment),
});
export type RenditionText = z.infer<typeof renditionText>;
