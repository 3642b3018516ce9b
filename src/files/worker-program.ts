import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What a child process runs, and where its program lies, outside of which it has nothing to read (`*` for all below). */
export type WorkerProgram = {
  readonly path: string;
  readonly execArgv: readonly string[];
  readonly readable: readonly string[];
  readonly compiled: boolean;
};

/**
 * The worker beside this file: compiled where this file is compiled. Run from TypeScript source, as tests do, the
 * child reads source too, through hooks kept with the tests, so that it is never older than what is tested.
 */
export function workerProgram(): WorkerProgram {
  const here = dirname(fileURLToPath(import.meta.url));
  const compiled = import.meta.url.endsWith('.js');
  // dist/src/files or src/files
  const root = resolve(here, compiled ? '../../..' : '../..');
  if (compiled) {
    // Not the whole root: a user's data may lie in a folder of it.
    const readable = [join(root, 'package.json'), join(root, 'dist', '*'), ...installedPackages()];
    return { path: join(here, 'extraction-worker.js'), execArgv: [], readable, compiled };
  }
  const hooks = join(root, 'test/files/typescript-hooks.mjs');
  return {
    path: join(here, 'extraction-worker.ts'),
    execArgv: ['-C', 'source', '--import', hooks],
    readable: [],
    compiled,
  };
}

/**
 * Where the parsers' packages lie, which is not under our own folder when this package is itself installed as one. A
 * folder of packages that is a link is named by both its names: the child asks for what lies in it by either.
 */
function installedPackages(): string[] {
  const { resolve: find } = createRequire(import.meta.url);
  const found = find('htmlparser2');
  const real = found.slice(0, found.lastIndexOf(`node_modules${sep}`) + 'node_modules'.length);
  const named = (find.paths('htmlparser2') ?? []).filter((folder) => existsSync(join(folder, 'htmlparser2')));
  return [...new Set([real, ...named.slice(0, 1)])].map((folder) => join(folder, '*'));
}
