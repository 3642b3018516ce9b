import { expect, it } from 'vitest';
import { z } from 'zod';
import { operations } from './operations.ts';
import { text } from './schemas/common.ts';

type Schema = { type?: string; format?: string; pattern?: string; enum?: unknown; const?: unknown };

/** Every string of a schema that takes whatever is sent, by the way to it. */
function unchecked(schema: unknown, path: string): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { type, format, pattern, enum: choices, const: only } = schema as Schema;
  const isOpen = type === 'string' && [format, pattern, choices, only].every((one) => one === undefined);
  return [
    ...(isOpen ? [path] : []),
    ...Object.entries(schema).flatMap(([key, part]) => unchecked(part, `${path}/${key}`)),
  ];
}

const openPartsOf = (schema: z.ZodType, path: string) => unchecked(z.toJSONSchema(schema, { io: 'input' }), path);

it('takes no characters that a ledger cannot hold, in any field of any request', () => {
  const found = Object.values(operations).flatMap(({ id, params, query, body }) => [
    ...openPartsOf(params, `${id} params`),
    ...openPartsOf(query, `${id} query`),
    ...(body === null || body === 'bytes' ? [] : openPartsOf(body, `${id} body`)),
  ]);
  // Held against few words of their own, which their schema does not show.
  const yesOrNo = [
    'listClaims query/properties/helpsDefence',
    'listClaims query/properties/superseded',
    'search query/properties/facets',
    'listSearches query/properties/news',
  ];
  expect(found.filter((one) => !yesOrNo.includes(one))).toEqual([]);
  expect(openPartsOf(z.object({ free: z.string() }), 'planted')).toEqual(['planted/properties/free']);
});

it('takes text in any script, and no NUL or half of a pair', () => {
  for (const good of ['', 'Ada', '审查 𐐷', 'line\nline', '\u200f\ufffd'])
    expect(text.safeParse(good).success).toBe(true);
  for (const bad of ['\0', 'a\0b', '\ud800', 'x\udc00y', '\udc37\ud801'])
    expect(text.safeParse(bad).success, JSON.stringify(bad)).toBe(false);
});
