import type { FoundChild } from '#domain/rendition';
import { bytesInMemory, bytesInParts } from './byte-source.ts';
import { extract } from './extract.ts';
import type { WorkerOrder, WorkerReply, WorkerRequest } from './worker-message.ts';

// Runs in a child process of an extraction pool and nowhere else. It ends with its parent: the channel closes when
// the parent dies, however it dies.
process.on('disconnect', () => process.exit(0));

// Ctrl-C and a closed terminal go to the whole group. The parent says when to stop: what is being parsed is finished.
for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => undefined);

const BATCH_FILES = 64;
const BATCH_BYTES = 4 * 1024 * 1024;
const ALIVE_EVERY_MS = 1000;

const reply = (message: WorkerReply): void => {
  process.send?.(message);
};

let goOn: (() => void) | null = null;
let gotPart: ((bytes: Uint8Array) => void) | null = null;

let asked: Promise<unknown> = Promise.resolve();

/** One part after another, whoever asks. */
const askFor = (at: number, length: number): Promise<Uint8Array> => {
  const next = asked.then(
    () =>
      new Promise<Uint8Array>((resolve) => {
        gotPart = resolve;
        reply({ kind: 'part', at, length });
      }),
  );
  asked = next;
  return next;
};

async function read({ bytes, name, limits, depth, size: whole }: WorkerRequest): Promise<void> {
  let held: FoundChild[] = [];
  let size = 0;
  let said = Date.now();
  const handOver = async (): Promise<void> => {
    if (held.length === 0) return;
    const children = held;
    held = [];
    size = 0;
    await new Promise<void>((resolve) => {
      goOn = resolve;
      reply({ kind: 'children', children });
    });
  };
  const source = whole > bytes.length ? bytesInParts(whole, askFor) : bytesInMemory(bytes);
  const context = {
    limits,
    depth,
    async take(child: FoundChild) {
      // A copy, because what is sent is the whole of what the bytes lie in.
      held.push({ ...child, bytes: Uint8Array.from(child.bytes) });
      size += child.bytes.length;
      if (held.length >= BATCH_FILES || size >= BATCH_BYTES) await handOver();
    },
    alive() {
      if (Date.now() - said < ALIVE_EVERY_MS) return;
      said = Date.now();
      reply({ kind: 'alive' });
    },
  };
  const result = await extract(bytes, name, context, source);
  await handOver();
  reply({ kind: 'result', result });
}

process.on('message', (message) => {
  const order = message as WorkerOrder;
  if (order.kind === 'read') void read(order);
  else if (order.kind === 'part') {
    const got = gotPart;
    gotPart = null;
    got?.(order.bytes);
  } else {
    const next = goOn;
    goOn = null;
    next?.();
  }
});

reply({ kind: 'ready' });
