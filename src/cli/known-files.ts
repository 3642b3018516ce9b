import { basename } from 'node:path';
import type { Client } from '#api/client';
import { fileSha256 } from './file-body.ts';
import { withPatience } from './with-patience.ts';

export type FileAtPath = { readonly path: string; readonly absolute: string };

/** Files that are asked for at one time. */
const together = 200;

/**
 * Says of files, in the order of their list, which document each is already: asked by path and hash, a batch ahead of
 * those who send. A file that cannot be read here is none, and its sending says why.
 */
export function knownFiles(
  client: Client,
  of: { readonly caseId: string; readonly compartmentId: string; readonly loadId: string | undefined },
  files: readonly FileAtPath[],
): (at: number) => Promise<string | null> {
  const batches = new Map<number, Promise<readonly (string | null)[]>>();
  const ask = async (batch: number): Promise<readonly (string | null)[]> => {
    const some = files.slice(batch * together, (batch + 1) * together);
    const named: { name: string; path: string; sha256: string }[] = [];
    const places: number[] = [];
    for (const [at, { path, absolute }] of some.entries()) {
      const sha256 = await fileSha256(absolute).catch(() => null);
      if (sha256 === null || path.length > 4000) continue;
      named.push({ name: basename(path), path, sha256 });
      places.push(at);
    }
    const { caseId, compartmentId, loadId } = of;
    const body = { compartmentId, files: named, ...(loadId === undefined ? {} : { loadId }) };
    const { documentIds } = await withPatience(() => client.call('findReceived', { params: { caseId }, body }));
    const found: (string | null)[] = some.map(() => null);
    for (const [n, at] of places.entries()) found[at] = documentIds[n] ?? null;
    return found;
  };
  const answers = (batch: number) => {
    let asked = batches.get(batch);
    if (asked === undefined) {
      asked = ask(batch);
      asked.catch(() => undefined);
      batches.set(batch, asked);
      batches.delete(batch - 2);
    }
    return asked;
  };
  return async (at) => {
    const batch = Math.floor(at / together);
    const found = answers(batch);
    if ((batch + 1) * together < files.length) void answers(batch + 1);
    return (await found)[at % together] ?? null;
  };
}
