import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { houseBreaches, lockedHosts } from './house.ts';
import { projectSources, root } from './sources.ts';

test('files are named for what they hold, and hide nothing', () => {
  expect(houseBreaches(projectSources())).toEqual([]);
});

test.each([
  ['src/store/utils.ts', 'vague name utils.ts'],
  ['src/web/helpers/mark.tsx', 'vague name helpers'],
  ['src/api/index.ts', 'vague name index.ts'],
  ['src/api/camelCase.ts', 'not in kebab case'],
  ['src/api/a.ts', 'default export', 'export default function a() {}'],
  ['src/api/a.ts', 'default export', 'export { a as default };'],
  ['src/api/a.ts', 'barrel', "export * from './b.ts';"],
  ['src/api/a.test.ts', 'test left out', "test.only('a', () => {});"],
  ['src/api/a.test.ts', 'test left out', "describe.concurrent.skip('a', () => {});"],
])('finds in %s: %s', (path, what, text = '') => {
  expect(houseBreaches(new Map([[path, text]]))).toEqual([`${path}: ${what}`]);
});

test('the lock file names no host', () => {
  expect(lockedHosts(readFileSync(join(root, 'package-lock.json'), 'utf8'))).toEqual([]);
  const planted = { packages: { a: { resolved: 'https://registry.example/a.tgz' }, b: { resolved: 'b' } } };
  expect(lockedHosts(JSON.stringify(planted))).toEqual(['a']);
});

test('fails when it saw no file', () => {
  expect(() => houseBreaches(new Map())).toThrow('no file seen');
  expect(() => lockedHosts('{"packages":{}}')).toThrow('no file seen');
});
