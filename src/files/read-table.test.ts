import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readTable } from './read-table.ts';

let folder = '';
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'll-table-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function rowsOf(content: string | Uint8Array) {
  const path = join(folder, 'table.csv');
  writeFileSync(path, content);
  const table = await readTable(path);
  const rows: (readonly string[])[] = [];
  for await (const batch of table.rows) rows.push(...batch);
  return { header: table.header, rows };
}

test('quotes hold commas, quotes and line ends', async () => {
  expect(await rowsOf('a,b\n"x, ""y""\nz",2\n')).toEqual({ header: ['a', 'b'], rows: [['x, "y"\nz', '2']] });
});

test.each([[';'], ['\t'], ['|']])('cells may stand between %j', async (between) => {
  expect(await rowsOf(`a${between}b\n1${between}2`)).toEqual({ header: ['a', 'b'], rows: [['1', '2']] });
});

test('old and wide encodings are read, and the mark at the start is no part of the first name', async () => {
  const text = 'имя,город\nОльга,Пермь\nСергей,Тула\nАнна,Курск\nпростой текст на русском языке,ещё один город\n';
  const wide = Buffer.from(`\ufeff${text}`, 'utf16le');
  expect((await rowsOf(wide)).rows[0]).toEqual(['Ольга', 'Пермь']);
  expect((await rowsOf(Buffer.from('name\nM\xfcller\n', 'latin1'))).rows).toEqual([['Müller']]);
  expect((await rowsOf('\ufeffname\nx\n')).header).toEqual(['name']);
});

test('a table of several batches comes whole and in order', async () => {
  const { rows } = await rowsOf(`n\n${Array.from({ length: 10_000 }, (_, n) => n).join('\n')}\n`);
  expect(rows.map(([n]) => Number(n))).toEqual(Array.from({ length: 10_000 }, (_, n) => n));
});

test('what is no table fails with its code', async () => {
  await expect(rowsOf('')).rejects.toMatchObject({ code: 'LL-TABLE-EMPTY' });
  await expect(rowsOf('\n\n')).rejects.toMatchObject({ code: 'LL-TABLE-EMPTY' });
  await expect(rowsOf('a,b\n"x,2\ny,3\n')).rejects.toMatchObject({ code: 'LL-TABLE-QUOTE' });
  await expect(readTable(join(folder, 'none.csv'))).rejects.toMatchObject({ code: 'LL-TABLE-NO-FILE' });
});
