import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Deduplication, RecordProgress } from '#cli/record-tools';
import type { Edges } from '#engines/resolve/records/cluster-records';
import { blocksOf, groupsOf, likelyPairs, modelOf } from '#engines/resolve/records/deduplicate';
import type { RecordTable } from '#engines/resolve/records/record-table';
import { recordData } from '../data/resolve/load-records.ts';

/** Below this, starting threads takes longer than the work. */
const fewRecords = 20_000;

/** Says which records are one person; many records are compared in as many threads as there are processors. */
export async function deduplicateRecords(table: RecordTable, onProgress: RecordProgress): Promise<Deduplication> {
  onProgress('sorting into blocks', 0, 1);
  const blocks = blocksOf(table);
  onProgress('weighing the columns', 0, 1);
  const model = modelOf(table, blocks, recordData.weights);
  const templates = blocks.keys.map((_, n) => n);
  let compared = 0;
  const count = (pairs: number) => (compared += pairs);
  const parts: Edges[] = [];
  if (table.count < fewRecords) parts.push(likelyPairs(table, blocks, model, templates, count));
  else {
    const waiting = [...templates];
    const threads = Math.min(availableParallelism(), templates.length);
    const start = () =>
      new Worker(new URL('./record-thread-work.js', import.meta.url), { workerData: { table, blocks, model } });
    await Promise.all(
      Array.from({ length: threads }, async () => {
        const worker = start();
        try {
          for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
            const done = await answerOf(worker, at);
            parts.push(done.edges);
            count(done.compared);
            onProgress('comparing', templates.length - waiting.length, templates.length);
          }
        } finally {
          await worker.terminate();
        }
      }),
    );
  }
  onProgress('grouping', 0, 1);
  const edges = joined(parts);
  return { model, edges, groups: groupsOf(table, model, edges), compared };
}

export type TemplateDone = { readonly edges: Edges; readonly compared: number };

function answerOf(worker: Worker, template: number): Promise<TemplateDone> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', (done: TemplateDone) => {
      worker.off('error', reject);
      resolve(done);
    });
    worker.postMessage(template);
  });
}

function joined(parts: readonly Edges[]): Edges {
  const total = parts.reduce((sum, part) => sum + part.weights.length, 0);
  const pairs = new Uint32Array(2 * total);
  const weights = new Float32Array(total);
  let at = 0;
  for (const part of parts) {
    pairs.set(part.pairs, 2 * at);
    weights.set(part.weights, at);
    at += part.weights.length;
  }
  return { pairs, weights };
}
