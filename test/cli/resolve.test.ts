import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { installation, type Installation } from './lamplighter.ts';

let program: Installation;
let folder = '';
beforeAll(async () => {
  program = await installation();
  folder = await mkdtemp(join(tmpdir(), 'll-resolve-'));
});
afterAll(async () => {
  await program.remove();
  await rm(folder, { recursive: true, force: true });
});

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

const json = (stdout: string) =>
  stdout
    .trim()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);

const list = 'id,schema,name\np1,Person,Vladimir Putin\np2,Person,Olaf Scholz\nc1,Company,Siemens Aktiengesellschaft\n';

test('a name in another script is looked up, with its score and reasons', async () => {
  const index = await file('list.csv', list);
  const queries = await file(
    'queries.csv',
    'id,schema,name\n1,Person,Владимир Путин\n2,Company,Siemens AG\n3,Person,Nobody Atall\n',
  );
  const { status, stdout } = await program.run(['resolve', 'lookup', index, queries, '--json']);
  expect(status).toBe(0);
  const [putin, siemens, nobody] = json(stdout) as {
    id: string;
    hits: { id: string; score: number; reasons: unknown[] }[];
  }[];
  expect(putin?.hits[0]).toMatchObject({ id: 'p1', score: expect.closeTo(1, 1) });
  expect(putin?.hits[0]?.reasons.length).toBeGreaterThan(0);
  expect(siemens?.hits[0]?.id).toBe('c1');
  expect(nobody?.hits.every(({ score }) => score < 0.5)).toBe(true);
});

test('records of one person are grouped for a program and for a reader', async () => {
  const people = await file(
    'people.csv',
    'rec,first_name,surname,dob,address,city\na,Ann,Carter,1975-03-12,7 Mill Lane,Leeds\nb,Ann,Cartar,1975-03-12,7 Mill Lane,Leeds\nc,Ben,Okafor,1981-11-02,19 Park Road,York\n',
  );
  const { stdout } = await program.run(['resolve', 'records', people, '--json', '--map', 'id=rec']);
  expect(json(stdout).map(({ id, entity }) => [id, entity])).toEqual([
    ['a', 'a'],
    ['b', 'a'],
    ['c', 'c'],
  ]);
  const { stdout: text } = await program.run(['resolve', 'records', people, '--map', 'id=rec']);
  expect(text).toContain('dob the same, 19750312');
});

test.each([
  ['an empty file', '', 'LL-TABLE-EMPTY'],
  ['a quote that never closes', 'id,name\n1,"Ann\n2,Ben\n', 'LL-TABLE-QUOTE'],
  ['no column that is known', 'colour,size\nred,2\n', 'COLUMNS'],
  ['a column that stands twice', 'name,name\nAnn,Ben\n', 'COLUMNS'],
])('%s ends with what is wrong and what to do', async (_, content, code) => {
  const bad = await file('bad.csv', content);
  const good = await file('good.csv', list);
  for (const args of [
    ['records', bad],
    ['lookup', bad, good],
    ['lookup', good, bad],
  ]) {
    const { status, stderr } = await program.run(['resolve', ...args]);
    expect(status).not.toBe(0);
    expect(stderr).toContain(code);
  }
});

test('long names, controls, mixed letters and old encodings are taken as they come', async () => {
  const names = ['a b '.repeat(2500), 'x'.repeat(10_000), '\u0000\u0007', '', 'v\u0430n P\u0435trov', 'de la'];
  const odd = await file('odd.csv', `name\n${names.join('\n')}\n`);
  const old = await file('old.csv', Buffer.from('name\nJ\xfcrgen M\xfcller\n', 'latin1'));
  const { status, stdout } = await program.run(['resolve', 'lookup', old, odd, '--json']);
  expect(status).toBe(0);
  for (const { hits } of json(stdout))
    for (const { score } of hits as { score: number }[]) expect(score).toBeLessThan(0.5);
  expect((await program.run(['resolve', 'records', odd, '--json'])).status).toBe(0);
});

test('pairs are scored with their reasons, for a program and for a reader', async () => {
  const pairs = await file(
    'pairs.csv',
    'id,schema1,schema2,name1,name2\na,Person,Person,Владимир Путин,Vladimir Putin\nb,Person,Vessel,Nordlys Vik,Nordlys Vik\nc,Company,Company,Meridian Quay Ltd,Meridian Quay Limited\nd,Person,Person,Vl\u0430dimir Berg,Vladimir Berg\ne,Person,Person,,K\nf,Person,Person,Anna Berg,Otto Stern\n',
  );
  const { status, stdout } = await program.run(['resolve', 'pairs', pairs, '--json']);
  expect(status).toBe(0);
  const rows = json(stdout) as { id: string; score: number; reasons: { words: string }[] }[];
  const said = (id: string) =>
    rows
      .find((row) => row.id === id)!
      .reasons.map(({ words }) => words)
      .join('; ');
  const score = (id: string) => rows.find((row) => row.id === id)!.score;
  expect(rows.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  expect([score('a') > 0.9, score('b') < 0.1, score('c') > 0.9, score('e'), score('f') < 0.1]).toEqual([
    true,
    true,
    true,
    0,
    true,
  ]);
  expect(said('a')).toContain('romanisation from Cyrillic');
  expect(said('b')).toContain('unlike kinds: a person and a ship');
  expect(said('d')).toContain('mixes scripts: Cyrillic \u0430');
  expect(said('e')).toContain('holds no word to compare');
  const { stdout: text } = await program.run(['resolve', 'pairs', pairs]);
  expect(text).toContain('unlike kinds');
  expect(text.split('\n')[0]).toMatch(/^(?:0\.9\d|1\.00)  Владимир Путин/);
});

test('pairs without the two names end with what is wrong', async () => {
  const { status, stderr } = await program.run(['resolve', 'pairs', await file('none.csv', 'id,name\n1,Anna\n')]);
  expect(status).not.toBe(0);
  expect(stderr).toContain('LL-RESOLVE-COLUMNS');
});
