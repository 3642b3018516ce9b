import { parentPort } from 'node:worker_threads';
import { createChartWork, type ChartTask } from '#server/chart-desk';
import type { ChartDone } from './chart-thread.ts';

const work = createChartWork();

parentPort?.on('message', (task: ChartTask) => {
  let done: ChartDone;
  try {
    done = { value: work(task) };
  } catch (error) {
    done = { error: error instanceof Error ? error.message : String(error) };
  }
  parentPort?.postMessage(done);
});
