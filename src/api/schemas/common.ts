import { z } from 'zod';

/** What anyone writes: no NUL and no half of a surrogate pair, which neither a ledger nor PostgreSQL can hold. */
export const text = z.string().regex(/^[^\0\p{Cs}]*$/u, 'holds characters that are not text');
export const uuid = z.uuid();
export const nothing = z.object({});
export const span = z.tuple([z.int().min(0), z.int().min(1)]);
export const spans = z.array(span);
/** UTC, milliseconds, ISO 8601. */
export const instant = z.iso.datetime({ offset: true });
/** A past moment: the answer is what stood in the ledger by then, under today's permissions. */
export const asOf = z.object({ asOf: instant.optional() });
export const caseParams = z.object({ caseId: uuid });
export const page = z.object({
  cursor: text.max(200).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
/** The state that the user saw; a decision on anything newer is refused with LL-CONFLICT, naming who was first. */
export const expected = z.object({ expected: z.int().min(0) });
/** What a decision made in the ledger: `undo` takes it back. */
export const entryRef = z.object({ compartmentId: uuid, seq: z.int().min(1), ordinal: z.int().min(0) });
export const person = z.object({ accountId: uuid, name: z.string() });

/** problem+json, RFC 9457, with a permanent code and what to do next. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string(),
  next: z.string(),
  details: z.record(z.string(), z.unknown()).optional(),
});
export type Problem = z.infer<typeof problem>;
