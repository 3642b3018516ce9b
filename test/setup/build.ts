import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');
const stamp = join(root, 'dist', '.tsbuildinfo');
const sources = ['src', 'bin', 'data', 'demo', 'bench', 'package.json', 'tsconfig.base.json', 'tsconfig.build.json'];

/** Tests that start compiled workers or the program itself run what is in `dist`, so that has to be of today. */
export function setup(): void {
  const built = statSync(stamp, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (sources.every((source) => newest(join(root, source)) <= built)) return;
  // What does not type-check is told by `npm run check`; here only that the compiler ran matters.
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const { error } = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.build.json'], {
    cwd: root,
    stdio: 'ignore',
  });
  if (error) throw error;
}

function newest(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found?.isDirectory()) return found?.mtimeMs ?? 0;
  return Math.max(found.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}
