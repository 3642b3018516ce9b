import type { ServerDeps } from '#server/deps';

export type ReadingHere = { wake(): void; stop(): Promise<void> };

/** Reads what waits until told to stop; looks by itself now and then, and at once when woken. */
export async function startReadingHere(_deps: ServerDeps): Promise<ReadingHere> {
  return { wake: () => undefined, stop: async () => undefined };
}
