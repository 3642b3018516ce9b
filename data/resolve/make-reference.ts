import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readSimpleYaml } from './read-simple-yaml.ts';

/**
 * Compiles rigour's reference lists (legal forms, terms of organisations, titles, nicknames; MIT) into `reference.json`:
 * `node dist/data/resolve/make-reference.js FOLDER OUT`, where FOLDER holds `reference-*.yml`.
 */
const [folder, out] = process.argv.slice(2);
if (folder === undefined || out === undefined) throw new Error('usage: make-reference FOLDER OUT');
const read = async (name: string): Promise<Record<string, unknown>> =>
  readSimpleYaml(await readFile(join(folder, `reference-${name}.yml`), 'utf8'));

type OrgType = { display?: string; compare?: string; generic?: string; aliases?: string[] };
const types = (await read('org_types'))['types'] as OrgType[];
const symbols = await read('symbols');
const stop = await read('stopwords');
const groups = (of: unknown): Record<string, string[]> => of as Record<string, string[]>;
const distinct = (words: readonly string[]): string[] =>
  [...new Set(words.map((w) => w.trim().toLowerCase()))].filter(Boolean);

const legalForms = types.map((type) => ({
  id: type.generic ?? (type.compare || type.display || type.aliases?.[0] || '').toUpperCase(),
  aliases: distinct([...(type.aliases ?? []), type.display ?? '', type.compare ?? '']),
}));
/** Ids that are nobody's word for the thing. */
const coined = new Set('tpb instrmak allrussian socalled repoff invfund stockexch repu intel alqaeda'.split(' '));
const terms = Object.fromEntries(
  [...Object.entries(groups(symbols['org_symbols'])), ...Object.entries(groups(symbols['org_domains']))].map(
    ([id, words]) => [id, distinct([...(coined.has(id) ? [] : [id]), ...words])],
  ),
);
const nicknames = Object.values(groups(symbols['person_nick'])).map(distinct);
const persons = Object.fromEntries(
  Object.entries(groups(symbols['person_symbols'])).map(([id, words]) => [id, distinct(words)]),
);
const titles = distinct(stop['PERSON_NAME_PREFIXES'] as string[]);
const file = {
  id: 'reference',
  source:
    'rigour by OpenSanctions, resources/names (org_types, symbols, stopwords), MIT licence, compiled by make-reference.ts',
  as_of: '2025-10-01',
  status: 'working',
  legalForms,
  terms,
  persons,
  nicknames,
  titles,
};
const lines = Object.entries(file).map(([key, value]) => {
  if (Array.isArray(value))
    return `  ${JSON.stringify(key)}: [\n${value.map((v) => `    ${JSON.stringify(v)}`).join(',\n')}\n  ]`;
  if (typeof value === 'object')
    return `  ${JSON.stringify(key)}: {\n${Object.entries(value)
      .map(([k, v]) => `    ${JSON.stringify(k)}: ${JSON.stringify(v)}`)
      .join(',\n')}\n  }`;
  return `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`;
});
await writeFile(out, `{\n${lines.join(',\n')}\n}\n`);
