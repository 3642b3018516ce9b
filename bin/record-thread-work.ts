import { parentPort, workerData } from 'node:worker_threads';
import { type Blocks, likelyPairs } from '#engines/resolve/records/deduplicate';
import type { Model } from '#engines/resolve/records/pair-weights';
import type { RecordTable } from '#engines/resolve/records/record-table';
import type { TemplateDone } from './record-threads.ts';

// The table and its blocks lie in shared memory; only the number of a template comes in, and its likely pairs go out.
const { table, blocks, model } = workerData as { table: RecordTable; blocks: Blocks; model: Model };

parentPort?.on('message', (template: number) => {
  let compared = 0;
  const edges = likelyPairs(table, blocks, model, [template], (pairs) => (compared += pairs));
  const done: TemplateDone = { edges, compared };
  parentPort?.postMessage(done, [edges.pairs.buffer as ArrayBuffer, edges.weights.buffer as ArrayBuffer]);
});
