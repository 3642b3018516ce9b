import { setTimeout as pause } from 'node:timers/promises';
import { Failure } from '#domain/failure';

/** Tries again while the server says that it is away for a moment; anything else is the caller's. */
export async function withPatience<T>(work: () => Promise<T>, waitsMs = [200, 500, 1000, 2000, 4000]): Promise<T> {
  for (const wait of waitsMs) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Failure) || error.details['status'] !== 503) throw error;
    }
    await pause(wait);
  }
  return work();
}
