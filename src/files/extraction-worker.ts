import { extract } from './extract.ts';
import type { WorkerReply, WorkerRequest } from './worker-message.ts';

// Runs in a child process of an extraction pool and nowhere else. It ends with its parent: the channel closes when
// the parent dies, however it dies.
process.on('disconnect', () => process.exit(0));

// Ctrl-C and a closed terminal go to the whole group. The parent says when to stop: what is being parsed is finished.
for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => undefined);

const reply = (message: WorkerReply): void => {
  process.send?.(message);
};

process.on('message', (message) => {
  const { bytes, name, limits } = message as WorkerRequest;
  void extract(bytes, name, limits).then((result) => reply({ kind: 'result', result }));
});

reply({ kind: 'ready' });
