import type { Dirent, Stats } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, join, sep } from 'node:path';

/** What a walk comes upon: a file, or something passed over with the reason in plain words. Paths are relative to the start, with forward slashes. */
export type Walked =
  | { readonly kind: 'file'; readonly path: string; readonly absolute: string; readonly size: number }
  | { readonly kind: 'passed-over'; readonly path: string; readonly why: string };

/**
 * Every file under a path, or the one file it names, in an order that depends on names alone. Links are followed within
 * the start folder and never to a folder that this walk has entered already, so that a loop is reported once and left;
 * one that leads out is passed over, because a folder from elsewhere could point it at the user's own files.
 */
export async function* walkFolder(start: string): AsyncGenerator<Walked> {
  const found = await look(start);
  if ('why' in found) yield { kind: 'passed-over', path: basename(start), why: found.why };
  else if (found.isDirectory()) yield* walk(start, '', { root: await realpath(start), entered: new Set() });
  else yield fileOrNot(start, basename(start), found);
}

type WalkState = { readonly root: string; readonly entered: Set<string> };

async function* walk(folder: string, prefix: string, state: WalkState): AsyncGenerator<Walked> {
  let entries: Dirent[];
  try {
    const real = await realpath(folder);
    if (state.entered.has(real)) {
      yield { kind: 'passed-over', path: prefix, why: 'it leads to a folder that was walked already' };
      return;
    }
    state.entered.add(real);
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    yield { kind: 'passed-over', path: prefix === '' ? basename(folder) : prefix, why: reasonOf(error) };
    return;
  }
  // By code unit, not by locale, so that two machines agree.
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const absolute = join(folder, entry.name);
    const path = prefix === '' ? entry.name : `${prefix}/${entry.name}`;
    const found = await look(absolute);
    if ('why' in found) yield { kind: 'passed-over', path, why: found.why };
    else if (entry.isSymbolicLink() && !isInside(await realpath(absolute), state.root)) {
      yield { kind: 'passed-over', path, why: 'its link leads out of the folder' };
    } else if (found.isDirectory()) yield* walk(absolute, path, state);
    else yield fileOrNot(absolute, path, found);
  }
}

const isInside = (path: string, root: string): boolean =>
  path === root || path.startsWith(root.endsWith(sep) ? root : root + sep);

function fileOrNot(absolute: string, path: string, stats: Stats): Walked {
  if (stats.isFile()) return { kind: 'file', path, absolute, size: stats.size };
  return { kind: 'passed-over', path, why: 'it is no regular file' };
}

async function look(path: string): Promise<Stats | { readonly why: string }> {
  try {
    return await stat(path);
  } catch (error) {
    return { why: reasonOf(error) };
  }
}

function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ELOOP') return 'its links lead round in a circle';
  if (code === 'ENOENT') return 'it is not there, or its link leads nowhere';
  if (code === 'EACCES' || code === 'EPERM') return 'it may not be read by this account';
  return error instanceof Error ? error.message : String(error);
}
