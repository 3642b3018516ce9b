import { z } from 'zod';
import { entityProperties } from '#domain/entity-property';
import { linkKinds } from '#domain/link';
import { columnParts } from '#domain/record-mapping';
import { headerWords, type HeaderWords } from '#engines/records/header-words';
import file from './header-words.json' with { type: 'json' };

const words = z.array(z.string().regex(/^[a-z -]+$/)).min(1);
const schema = z.object({
  id: z.literal('record-headers'),
  version: z.string(),
  source: z.string(),
  as_of: z.iso.date(),
  status: z.enum(['verified', 'unverified']),
  parts: z.array(z.object({ part: z.enum(columnParts), property: z.enum(entityProperties).optional(), words })),
  sensitive: words,
  keys: words,
  links: z.array(z.object({ kind: z.enum(linkKinds), words })),
  kinds: z.array(z.object({ kind: z.enum(linkKinds), words })),
});

let loaded: HeaderWords | undefined;

/** Words of headers, checked once. */
export const loadHeaderWords = (): HeaderWords => (loaded ??= headerWords(schema.parse(file)));
