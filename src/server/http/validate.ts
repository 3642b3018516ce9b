import type { z } from 'zod';
import { invalid } from '../refusals.ts';

/** The value as the schema outputs it, or LL-INVALID naming each field that does not fit; never the value itself. */
export function validate<Schema extends z.ZodType>(schema: Schema, value: unknown, part: string): z.output<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issues = result.error.issues.slice(0, 20).map((issue) => ({
    path: [part, ...issue.path].join('.'),
    message: issue.message,
  }));
  const first = issues[0];
  throw invalid(
    first === undefined ? 'The request is not valid.' : `The request is not valid at ${first.path}: ${first.message}.`,
    'Correct it and send it again.',
    issues,
  );
}
