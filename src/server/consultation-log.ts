import type { ActorRef } from '#domain/entry';
import { Failure } from '#domain/failure';
import type { Consultation } from './exchange.ts';

export type Note = Consultation & { readonly by: ActorRef; readonly why: string | null };

export type ConsultationLog = {
  /** Resolves once the notes are committed; rejects if they could not be, and then no answer may go out. */
  note(notes: readonly Note[]): Promise<void>;
  /** Waits for what is under way. */
  settle(): Promise<void>;
};

type Waiting = { readonly notes: readonly Note[]; resolve(): void; reject(error: unknown): void };

/** A note that no ledger takes is refused before anything of its group is written. */
const isRefusal = (error: unknown): boolean => error instanceof Failure && error.code === 'LL-INVALID';

/**
 * Commits in groups: while one group is being written, the next one gathers; so an answer waits for at most two
 * commits however many ask at once, and the first of a quiet time for its own alone. Where `write` refuses a
 * group as LL-INVALID, each goes alone, so that a note which cannot be kept fails nobody else's request.
 */
export function createConsultationLog(write: (notes: readonly Note[]) => Promise<void>): ConsultationLog {
  let waiting: Waiting[] = [];
  let running: Promise<void> | null = null;

  const commit = async (group: readonly Waiting[]): Promise<void> => {
    try {
      await write(group.flatMap((one) => one.notes));
      for (const one of group) one.resolve();
    } catch (error) {
      if (group.length > 1 && isRefusal(error)) for (const one of group) await commit([one]);
      else for (const one of group) one.reject(error);
    }
  };

  const run = async () => {
    await new Promise((resolve) => setImmediate(resolve));
    while (waiting.length > 0) {
      const group = waiting;
      waiting = [];
      await commit(group);
    }
    running = null;
  };

  return {
    note(notes) {
      if (notes.length === 0) return Promise.resolve();
      return new Promise<void>((resolve, reject) => {
        waiting.push({ notes, resolve, reject });
        running ??= run();
      });
    },
    async settle() {
      while (running !== null) await running;
    },
  };
}
