import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** Paths from the root of the repository, with `/`, to texts: real ones, or planted by a test. */
export type Sources = ReadonlyMap<string, string>;

export const root = join(import.meta.dirname, '..', '..');
const folders = ['src', 'bin', 'bench', 'demo', 'data', 'test'];

/** Every TypeScript file of the project. */
export function projectSources(): Sources {
  const files = folders.flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }));
  return new Map(
    files
      .filter((file) => file.isFile() && /\.tsx?$/.test(file.name))
      .map((file) => join(file.parentPath, file.name))
      .map((path) => [relative(root, path).replaceAll(sep, '/'), readFileSync(path, 'utf8')]),
  );
}

/** Refuses to judge nothing: a check that saw no file has found nothing out. */
export function seen<T>(files: readonly T[], what: string): readonly T[] {
  if (files.length === 0) throw new Error(`no file seen: ${what}`);
  return files;
}

export function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path);
}

const stringOrComment = /("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)|\/\*[\s\S]*?\*\/|\/\/.*/g;

/** Takes comments out and leaves strings, also those that look like the start of a comment. */
export function withoutComments(text: string): string {
  return text.replace(stringOrComment, (_, string: string | undefined) => string ?? '');
}
