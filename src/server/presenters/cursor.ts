import { z } from 'zod';
import { invalid } from '../refusals.ts';

/** A place in a list as an opaque word. */
export function cursorOf(place: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** The place that a cursor names; LL-INVALID where it is none of ours. */
export function placeOf<Schema extends z.ZodType>(cursor: string, schema: Schema): z.output<Schema> {
  try {
    return schema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    throw invalid('This is no place in the list.', 'Begin at the start of the list.');
  }
}
