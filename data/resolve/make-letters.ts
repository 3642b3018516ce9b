import { writeFile } from 'node:fs/promises';
import anyAscii from 'any-ascii';

/**
 * Writes `letters.json`, a Latin reading for each Han character and each letter of the scripts that have no model of their
 * own, from the tables of any-ascii (ISC licence; Han readings there are Unihan's): `node dist/data/resolve/make-letters.js OUT`.
 */
const [out] = process.argv.slice(2);
if (out === undefined) throw new Error('usage: make-letters OUT');
const reading = (code: number): string =>
  anyAscii(String.fromCharCode(code))
    .toLowerCase()
    .replace(/[^a-z]/g, '');
const han: string[] = [];
for (let code = 0x4e00; code < 0xa000; code++) han.push(reading(code) || '-');
const blocks: Record<string, string> = {};
for (const [first, last] of [
  [0x370, 0x3ff],
  [0x530, 0x5ff],
  [0x700, 0x10ff],
  [0x1200, 0x137f],
  [0x1780, 0x17ff],
  [0x1f00, 0x1fff],
] as const) {
  const row: string[] = [];
  for (let code = first; code <= last; code++) row.push(reading(code) || '-');
  blocks[first.toString(16)] = row.join(' ');
}
await writeFile(
  out,
  `${JSON.stringify(
    {
      id: 'letters',
      source:
        'any-ascii 0.3, ISC licence; Han readings there from the Unihan database (Unicode licence); made by make-letters.ts',
      as_of: '2024-06-01',
      status: 'working',
      han: han.join(' '),
      blocks,
    },
    null,
    1,
  )}\n`,
);
