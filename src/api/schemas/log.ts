import { z } from 'zod';
import { entryRef, instant, person, uuid } from './common.ts';

export const logItem = z.object({
  entry: entryRef,
  at: instant,
  by: person,
  kind: z.string(),
  /** In words, for a person. */
  what: z.string(),
  subjectId: uuid.nullable(),
  documentId: uuid.nullable(),
  /** False where no undo exists for the kind, or it was undone already. */
  canUndo: z.boolean(),
  undone: z.boolean(),
  erased: z.boolean(),
});
export type LogItem = z.infer<typeof logItem>;

export const consultation = z.object({
  at: instant,
  by: person,
  what: z.string(),
  why: z.string().nullable(),
  compartmentId: uuid,
  subjects: z.array(uuid),
});
export type Consultation = z.infer<typeof consultation>;
