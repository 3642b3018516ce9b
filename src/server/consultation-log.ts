import type { ActorRef } from '#domain/entry';
import type { Consultation } from './exchange.ts';

export type Note = Consultation & { readonly by: ActorRef; readonly why: string | null };

export type ConsultationLog = {
  /** Resolves once the notes are committed; rejects if they could not be, and then no answer may go out. */
  note(notes: readonly Note[]): Promise<void>;
  /** Waits for what is under way. */
  settle(): Promise<void>;
};

type Waiting = { readonly notes: readonly Note[]; resolve(): void; reject(error: unknown): void };

/**
 * Commits in groups: while one group is being written, the next one gathers; so an answer waits for at most two
 * commits however many ask at once. The first of a quiet time waits `gatherMs` for company.
 */
export function createConsultationLog(write: (notes: readonly Note[]) => Promise<void>, gatherMs = 3): ConsultationLog {
  let waiting: Waiting[] = [];
  let running: Promise<void> | null = null;

  const run = async () => {
    await new Promise((resolve) => setTimeout(resolve, gatherMs));
    while (waiting.length > 0) {
      const group = waiting;
      waiting = [];
      try {
        await write(group.flatMap((one) => one.notes));
        for (const one of group) one.resolve();
      } catch (error) {
        for (const one of group) one.reject(error);
      }
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
