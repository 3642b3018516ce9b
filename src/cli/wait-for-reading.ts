import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '#api/client';
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
  const report = { read: 0, setAside: 0, waiting: 0, unreadable: [] as ReadingReport['unreadable'][number][] };
  for await (const { documentId, state, path, failure } of allDocuments(client, of.caseId)) {
    if (!mine.has(documentId)) continue;
    if (state === 'read') report.read += 1;
    else if (state === 'set aside') report.setAside += 1;
    else if (state === 'waiting') report.waiting += 1;
    else report.unreadable.push({ path, code: failure?.code ?? 'LL-FILE', why: failure?.message ?? 'no reason given' });
  }
  report.unreadable.sort((a, b) => (a.path < b.path ? -1 : 1));
  return report;
}
