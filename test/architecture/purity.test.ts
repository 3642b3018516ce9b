import { expect, test } from 'vitest';
import { impurities } from './purity.ts';
import { projectSources } from './sources.ts';

test('domain and engines know no clock, no chance and no outside', () => {
  expect(impurities(projectSources())).toEqual([]);
});

test.each([
  "import { readFile } from 'node:fs/promises';",
  "import { readFileSync } from 'fs';",
  "const os = await import('node:os');",
  'const at = Date.now();',
  'const at = new Date();',
  'const at = new Date;',
  'const at = Date();',
  'const now = Date.now;',
  'const dice = Math.random();',
  'const t = performance.now();',
  'const id = crypto.randomUUID();',
  'const home = process.env;',
  "await fetch('http://127.0.0.1');",
  'setTimeout(() => undefined, 5);',
])('finds: %s', (text) => {
  for (const path of ['src/domain/a.ts', 'src/engines/read/a.ts']) {
    expect(impurities(new Map([[path, text]]))).toHaveLength(1);
  }
});

test.each(['const at = new Date(ms);', 'const day = new Date(Date.UTC(2024, 0, 1));', '// no Date.now() here'])(
  'lets be: %s',
  (text) => {
    expect(impurities(new Map([['src/domain/a.ts', text]]))).toEqual([]);
  },
);

test('fails when it saw no file', () => {
  expect(() => impurities(new Map([['src/server/a.ts', '']]))).toThrow('no file seen');
});
