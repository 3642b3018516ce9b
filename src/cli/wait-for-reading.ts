import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '#api/client';
import type { DocumentSummary } from '#api/schemas/document';
import { allDocuments } from './all-documents.ts';
import type { ReadingReport } from './ingest-run.ts';
import { withPatience } from './with-patience.ts';

type Sent = { readonly caseId: string; readonly documents: readonly string[]; readonly loadId?: string };

/** Asks again after ten times as long as the answer took, so that asking costs little while there is much to count. */
const [soonestMs, latestMs, share] = [150, 3000, 10];

/** Waits until nothing of the case is left to read, or reading is paused, and says what became of these documents. */
export async function waitForReading(
  client: Client,
  of: Sent,
  now: () => number,
  onProgress: (of: { done: number; total: number; since: number }) => void,
): Promise<ReadingReport> {
  const params = { caseId: of.caseId };
  const since = now();
  let first = 0;
  for (;;) {
    const asked = now();
    const { waiting, paused } = await withPatience(() => client.call('getProgress', { params }));
    first = Math.max(first, waiting);
    onProgress({ done: first - waiting, total: first, since });
    if (waiting === 0 || paused) break;
    await pause(Math.min(latestMs, Math.max(soonestMs, share * (now() - asked))));
  }
  return of.loadId === undefined ? reportOfDocuments(client, of) : reportOfLoad(client, of, of.loadId);
}

/** The counts of a load are the server's; only what could not be read is looked at one by one. */
async function reportOfLoad(client: Client, of: Sent, loadId: string): Promise<ReadingReport> {
  const { loads } = await client.call('listLoads', { params: { caseId: of.caseId } });
  const load = loads.find((one) => one.loadId === loadId);
  if (load === undefined) return reportOfDocuments(client, of);
  const mine = new Set(of.documents);
  const unreadable: ReadingReport['unreadable'][number][] = [];
  const known = new Map<string, DocumentSummary>();
  for await (const document of allDocuments(client, of.caseId, 'unreadable')) {
    const around = [document];
    for (let at = document; at.parent !== null && around.length < 20; around.push(at)) {
      const { documentId } = at.parent;
      at = known.get(documentId) ?? (await client.call('getDocument', { params: { caseId: of.caseId, documentId } }));
      known.set(documentId, at);
    }
    if (around.some(({ documentId }) => mine.has(documentId))) unreadable.push(lineOf(document, around));
  }
  const { read, setAside, waiting, inside } = load;
  return { read, setAside, waiting, inside, unreadable: unreadable.toSorted(byPath) };
}

async function reportOfDocuments(client: Client, of: Sent): Promise<ReadingReport> {
  const mine = new Set(of.documents);
  const all = new Map<string, DocumentSummary>();
  for await (const document of allDocuments(client, of.caseId)) all.set(document.documentId, document);
  const report = {
    read: 0,
    setAside: 0,
    waiting: 0,
    inside: 0,
    unreadable: [] as ReadingReport['unreadable'][number][],
  };
  for (const document of all.values()) {
    const around = placesAround(document, all);
    if (!around.some(({ documentId }) => mine.has(documentId))) continue;
    if (around.length > 1 && !mine.has(document.documentId)) report.inside += 1;
    const { state } = document;
    if (state === 'read') report.read += 1;
    else if (state === 'set aside') report.setAside += 1;
    else if (state === 'waiting') report.waiting += 1;
    else report.unreadable.push(lineOf(document, around));
  }
  return { ...report, unreadable: report.unreadable.toSorted(byPath) };
}

const byPath = (a: { path: string }, b: { path: string }) => (a.path < b.path ? -1 : 1);

function lineOf({ failure }: DocumentSummary, around: readonly DocumentSummary[]) {
  const path = around
    .map((one) => one.path)
    .toReversed()
    .join(' > ');
  return { path, code: failure?.code ?? 'LL-FILE', why: failure?.message ?? 'no reason given' };
}

/** The document, what it was found inside, and so on outwards; a file that holds itself ends there. */
function placesAround(document: DocumentSummary, all: ReadonlyMap<string, DocumentSummary>): DocumentSummary[] {
  const around = [document];
  for (let parent = document.parent; parent !== null;) {
    const next = all.get(parent.documentId);
    if (next === undefined || around.includes(next)) break;
    around.push(next);
    parent = next.parent;
  }
  return around;
}
