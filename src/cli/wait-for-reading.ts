import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '#api/client';
import type { DocumentSummary } from '#api/schemas/document';
import { allDocuments } from './all-documents.ts';
import type { ReadingReport } from './ingest-run.ts';

/** Waits until nothing of the case is left to read, or reading is paused, and says what became of these documents. */
export async function waitForReading(
  client: Client,
  of: { readonly caseId: string; readonly documents: readonly string[] },
  now: () => number,
  onProgress: (of: { done: number; total: number; since: number }) => void,
): Promise<ReadingReport> {
  const params = { caseId: of.caseId };
  const since = now();
  let first = 0;
  for (;;) {
    const { waiting, paused } = await client.call('getProgress', { params });
    first = Math.max(first, waiting);
    onProgress({ done: first - waiting, total: first, since });
    if (waiting === 0 || paused) break;
    await pause(150);
  }
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
    const { state, failure } = document;
    if (state === 'read') report.read += 1;
    else if (state === 'set aside') report.setAside += 1;
    else if (state === 'waiting') report.waiting += 1;
    else {
      const path = around
        .map((one) => one.path)
        .toReversed()
        .join(' > ');
      report.unreadable.push({ path, code: failure?.code ?? 'LL-FILE', why: failure?.message ?? 'no reason given' });
    }
  }
  report.unreadable.sort((a, b) => (a.path < b.path ? -1 : 1));
  return report;
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
