import { Failure } from '#domain/failure';
import type { InCompartment } from './authorised.ts';
import { receiveDocuments, sizeOf, type Incoming, type Received } from './commands/receive-documents.ts';
import type { ServerDeps } from './deps.ts';

export type DocumentReceiver = {
  /** Resolves once the document is safe. */
  receive(auth: InCompartment<'add-material'>, incoming: Incoming): Promise<Received>;
};

type Waiting = {
  readonly auth: InCompartment<'add-material'>;
  readonly incoming: Incoming;
  resolve(received: Received): void;
  reject(error: unknown): void;
};

const mostTogether = 64;
const mostBytes = 8 * 1024 * 1024;

/** The first of a queue that go in together. */
function takeGroup(queue: Waiting[]): Waiting[] {
  let size = 0;
  let count = 0;
  for (const { incoming } of queue) {
    size += sizeOf(incoming.blob);
    if (count === mostTogether || (count > 0 && size > mostBytes)) break;
    count += 1;
  }
  return queue.splice(0, count);
}

/**
 * Takes documents in groups: while one group of a compartment is being committed, the next gathers, so that a folder
 * sent over several connections costs few commits and each answer still waits until its document is safe.
 */
export function createDocumentReceiver(deps: Pick<ServerDeps, 'store'>): DocumentReceiver {
  const queues = new Map<string, Waiting[]>();

  const run = async (key: string, queue: Waiting[]) => {
    while (queue.length > 0) {
      const group = takeGroup(queue);
      try {
        const incoming = group.map((one) => one.incoming);
        const outcomes = await receiveDocuments(group[0]!.auth, deps, incoming);
        for (const [i, one] of group.entries()) {
          const outcome = outcomes[i]!;
          if (outcome instanceof Failure) one.reject(outcome);
          else one.resolve(outcome);
        }
      } catch (error) {
        for (const one of group) one.reject(error);
      }
    }
    queues.delete(key);
  };

  return {
    receive(auth, incoming) {
      return new Promise((resolve, reject) => {
        const key = `${auth.caseId}/${auth.compartmentId}/${auth.actor.accountId}`;
        const queue = queues.get(key);
        const waiting = { auth, incoming, resolve, reject };
        if (queue !== undefined) return void queue.push(waiting);
        const opened = [waiting];
        queues.set(key, opened);
        void run(key, opened);
      });
    },
  };
}
