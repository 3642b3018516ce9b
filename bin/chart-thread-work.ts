import { parentPort } from 'node:worker_threads';
import { workAtDesk, type ChartTask } from '#server/chart-desk';
import type { ChartDone } from './chart-thread.ts';

parentPort?.on('message', (task: ChartTask) => {
  let done: ChartDone;
  try {
    done = { value: workAtDesk(task) };
  } catch (error) {
    done = { error: error instanceof Error ? error.message : String(error) };
  }
  parentPort?.postMessage(done);
});
