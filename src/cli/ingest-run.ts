import { randomUUID } from 'node:crypto';
import { opendir } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { Client } from '#api/client';
import { Failure } from '#domain/failure';
import { fewestOfLoad } from '#domain/load-state';
import type { CommandHost, FoundFile } from './command-host.ts';
import { inParallel } from './in-parallel.ts';
import { withFileBody } from './file-body.ts';
import { knownFiles } from './known-files.ts';
import { reasonOf } from './reason-of.ts';
import { withPatience } from './with-patience.ts';

export type IngestOrder = {
  readonly caseId: string;
  readonly compartmentId: string;
  readonly paths: readonly string[];
  readonly origin: string | undefined;
  readonly parallel: number;
};

type WithReason = { readonly path: string; readonly why: string };

/** The account of every file that was found: `found` is the sum of the other lists. */
export type IngestReport = {
  readonly found: number;
  readonly received: number;
  readonly alreadyThere: number;
  readonly failed: readonly WithReason[];
  readonly passedOver: readonly WithReason[];
  /** Ids of the documents that these files are, whether received now or before. */
  readonly documents: readonly string[];
  /** Left because somebody stopped the load. */
  readonly notSent?: number;
  /** The load that many files were sent in. */
  readonly loadId?: string;
  readonly reading?: ReadingReport;
};

export type ReadingReport = {
  readonly read: number;
  readonly setAside: number;
  readonly unreadable: readonly (WithReason & { readonly code: string })[];
  /** Left because reading is paused. */
  readonly waiting: number;
  /** Documents found inside those that were received; they are counted with them. */
  readonly inside?: number;
};

type File = Extract<FoundFile, { kind: 'file' }>;

/** Sends files to a case, as many at once as asked, and accounts for each; what is there already is not sent again. */
export async function ingest(
  host: Pick<CommandHost, 'walk'>,
  client: Client,
  order: IngestOrder,
  onProgress: (of: { done: number; total: number }) => void,
): Promise<IngestReport> {
  const { files, passedOver, notThere } = await findFiles(host, order.paths);
  const loadId = await beginLoad(client, order, files.length);
  const known = knownFiles(client, { ...order, loadId }, files);
  const failed: WithReason[] = [...notThere];
  const documents: string[] = [];
  let received = 0;
  let alreadyThere = 0;
  let notSent = 0;
  let done = 0;
  let isStopped = false;

  await inParallel(order.parallel, [...files.keys()], async (at) => {
    const file = files[at]!;
    try {
      if (isStopped) {
        notSent += 1;
        return;
      }
      const before = await known(at);
      if (before !== null) {
        documents.push(before);
        alreadyThere += 1;
        return;
      }
      const reply = await withPatience(async () => send(client, order, file, loadId));
      documents.push(reply.document.documentId);
      // The server found the same file at the same path: someone else was sending it too.
      if (reply.duplicateOf === reply.document.documentId) alreadyThere += 1;
      else received += 1;
    } catch (error) {
      isStopped ||= error instanceof Failure && error.code === 'LL-LOAD-STOPPED';
      if (isStopped) notSent += 1;
      else failed.push({ path: file.path, why: reasonOf(error) });
    } finally {
      done += 1;
      onProgress({ done, total: files.length });
    }
  });
  const byPath = (a: WithReason, b: WithReason) => (a.path < b.path ? -1 : 1);
  return {
    found: files.length + passedOver.length + notThere.length,
    received,
    alreadyThere,
    failed: failed.toSorted(byPath),
    passedOver,
    documents,
    ...(notSent > 0 ? { notSent } : {}),
    ...(loadId === undefined ? {} : { loadId }),
  };
}

/** Many files are a load, which others see, may stop, and which is gone on with when it was broken off. */
async function beginLoad(client: Client, order: IngestOrder, total: number): Promise<string | undefined> {
  if (total < fewestOfLoad) return undefined;
  const { caseId, compartmentId, paths } = order;
  const label = paths.map((path) => basename(resolve(path))).join(', ');
  const { loadId } = await client.call('beginLoad', {
    params: { caseId, loadId: randomUUID() },
    body: { compartmentId, label: label.slice(0, 300), total },
  });
  return loadId;
}

/** A folder's files keep its name before theirs, so that two folders do not mix. What was named itself and is not there is no trifle. */
async function findFiles(
  { walk }: Pick<CommandHost, 'walk'>,
  paths: readonly string[],
): Promise<{ files: File[]; passedOver: WithReason[]; notThere: WithReason[] }> {
  const files: File[] = [];
  const passedOver: WithReason[] = [];
  const notThere: WithReason[] = [];
  const seen = new Set<string>();
  for (const start of paths) {
    const root = resolve(start);
    const isFolder = await opensAsFolder(root);
    for await (const found of walk(root)) {
      const path = isFolder ? `${basename(root)}/${found.path}` : found.path;
      if (found.kind === 'passed-over' && !isFolder) notThere.push({ path: start, why: found.why });
      else if (found.kind === 'passed-over') passedOver.push({ path, why: found.why });
      else if (seen.has(path)) passedOver.push({ path, why: 'another file of this call has the same path' });
      else {
        seen.add(path);
        files.push({ ...found, path });
      }
    }
  }
  return { files, passedOver, notThere };
}

async function opensAsFolder(path: string): Promise<boolean> {
  try {
    await (await opendir(path)).close();
    return true;
  } catch {
    return false;
  }
}

async function send(
  client: Client,
  { caseId, compartmentId, origin }: IngestOrder,
  file: File,
  loadId: string | undefined,
) {
  const query = { name: basename(file.path), path: file.path, compartmentId, origin, loadId };
  return withFileBody(file.absolute, file.size, (body) =>
    client.call('receiveDocument', { params: { caseId }, query, body }),
  );
}
