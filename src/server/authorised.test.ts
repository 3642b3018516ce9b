import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, it } from 'vitest';

/** Files outside `policies/` that name `grant` from this module. */
function trespassersIn(files: Readonly<Record<string, string>>): string[] {
  return Object.entries(files)
    .filter(([name]) => !name.startsWith('policies/'))
    .filter(
      ([, text]) =>
        /\bgrant\b[^;]*from '[^']*authorised(\.ts)?'/.test(text) || /authorised(\.ts)?'\)\)?\.grant/.test(text),
    )
    .map(([name]) => name);
}

function serverFiles(): Record<string, string> {
  const root = import.meta.dirname;
  const names = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(names.map((name) => [relative(root, name), readFileSync(name, 'utf8')]));
}

it('only policies grant', () => {
  const files = serverFiles();
  expect(Object.keys(files).filter((name) => name.startsWith('policies/')).length).toBeGreaterThan(5);
  expect(trespassersIn(files)).toEqual([]);
});

it('finds a file that grants without being a policy', () => {
  expect(trespassersIn({ 'commands/x.ts': "import { grant, type InCase } from '../authorised.ts';" })).toEqual([
    'commands/x.ts',
  ]);
});
