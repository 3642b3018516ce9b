import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './sources.ts';

test.each([
  [
    'import(no-cycle)',
    {
      'a.ts': "import { b } from './b.ts';\nexport const a = () => b;",
      'b.ts': "import { a } from './a.ts';\nexport const b = () => a;",
    },
  ],
  ['import(no-default-export)', { 'a.ts': 'export default 1;' }],
  ['typescript(no-explicit-any)', { 'a.ts': 'export const a = (b: any) => String(b);' }],
  ['eslint(eqeqeq)', { 'a.ts': 'export const a = (b: number) => b == 1;' }],
])('the linter finds a planted %s', (rule, files) => {
  const { status, output } = lint(files);
  expect(output).toContain(rule);
  expect(status).toBe(1);
});

test('the linter has nothing against clean code', () => {
  expect(lint({ 'a.ts': 'export const a = 1;' })).toMatchObject({ status: 0 });
});

function lint(files: Readonly<Record<string, string>>): { status: number | null; output: string } {
  const folder = mkdtempSync(join(tmpdir(), 'll-lint-'));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), `${text}\n`);
    const oxlint = join(root, 'node_modules', 'oxlint', 'bin', 'oxlint');
    const args = [oxlint, '-c', join(root, '.oxlintrc.json'), '--deny-warnings', folder];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    return { status, output: stdout + stderr };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
