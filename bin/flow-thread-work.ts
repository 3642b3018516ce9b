import { parentPort } from 'node:worker_threads';
import { createFlowWork } from '#server/trace/flow-desk';
import type { FlowMessage, FlowReply } from './flow-thread.ts';

// Runs in a thread of its own, so that a search, which keeps a processor busy, holds up no request.
const work = createFlowWork();
const stopped = new Error('stopped');

function replyTo({ task, stop }: FlowMessage): FlowReply {
  const pulse = () => {
    if (stop !== null && Atomics.load(stop, 0) !== 0) throw stopped;
  };
  try {
    pulse();
    return { kind: 'done', answer: work(task, pulse) };
  } catch (error) {
    if (error === stopped) return { kind: 'stopped' };
    return { kind: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

parentPort?.on('message', (message: FlowMessage) => parentPort?.postMessage(replyTo(message)));
