import { expect, test } from 'vitest';
import { layerBreaches } from './layers.ts';
import { projectSources } from './sources.ts';

test('every import goes where the table of layers allows', () => {
  expect(layerBreaches(projectSources())).toEqual([]);
});

test.each([
  ['a value', 'src/domain/a.ts', "import { b } from '#engines/b';"],
  ['a type only', 'src/engines/a.ts', "import type { b } from '#store/b';"],
  ['a re-export', 'src/api/a.ts', "export { b } from '#engines/b';"],
  ['all of it', 'src/api/a.ts', "export * from '#server/b';"],
  ['a side effect', 'src/web/a.ts', "import '#store/b';"],
  ['a dynamic import', 'src/cli/a.ts', 'const b = await import(`#server/b`);'],
  ['an inline type', 'src/cli/a.ts', 'let b: import("#store/b").B;'],
  ['several lines', 'src/store/a.ts', "import {\n  b,\n  c,\n} from '#server/b';"],
  ['a relative path across layers', 'src/engines/read/a.ts', "import { b } from '../../domain/b.ts';"],
  ['a relative path out of the sources', 'src/engines/a.ts', "import b from '../../data/b.json';"],
  ['an alias inside the layer', 'src/store/a.ts', "import { b } from '#store/b';"],
  ['a folder that is no layer', 'src/server/a.ts', "import { b } from '#shared/b';"],
  ['a package in the domain', 'src/domain/a.ts', "import { z } from 'zod';"],
  ['a part of Node.js in the domain', 'src/domain/a.ts', "import { join } from 'node:path';"],
  ['another feature of the web', 'src/web/features/a/a.ts', "import { b } from '../b/b.ts';"],
  ['what follows a string like a comment', 'src/cli/a.ts', "const all = '/*';\nimport { b } from '#store/b'; /** */"],
  ['another feature, from its requests', 'src/web/features/a/api/a.ts', "import { b } from '../../b/b.ts';"],
  ['a test that reaches across', 'src/api/a.test.ts', "import { b } from '#store/b';"],
])('finds %s', (_, path, text) => {
  const planted = new Map([[path, text]]);
  expect(layerBreaches(planted)).toHaveLength(1);
});

test.each([
  ['src/engines/a.ts', "import { b } from '#domain/b';"],
  ['src/engines/read/a.ts', "import { b } from '../seal/b.ts';"],
  ['src/engines/a.ts', "import nlp from 'wink-nlp';"],
  ['src/domain/a.ts', "// once this came from '#engines/b'"],
  ['src/web/features/a/a.ts', "import { b } from '../../lib/b.ts';"],
  ['src/web/features/a/a.ts', "import { b } from '../b/api/b.ts';"],
  ['src/engines/read/a.test.ts', "import { b } from '../../../data/b.ts';"],
  ['src/files/a.test.ts', "import { b } from '../../test/files/b.ts';"],
])('lets %s say: %s', (path, text) => {
  expect(layerBreaches(new Map([[path, text]]))).toEqual([]);
});

test('fails when it saw no file', () => {
  expect(() => layerBreaches(new Map())).toThrow('no file seen');
});
