import type { z } from 'zod';

/** What is wrong, by the path of its field: "consents.0.recipient". */
export type FormErrors = Readonly<Record<string, string>>;

/** Holds values against the schema that the server holds them against; the first word on each field counts. */
export function errorsOf(schema: z.ZodType, values: unknown): FormErrors {
  const { error } = schema.safeParse(values);
  const errors: Record<string, string> = {};
  for (const { path, message } of error?.issues ?? []) errors[path.join('.')] ??= message;
  return errors;
}
