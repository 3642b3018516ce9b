import { setTimeout as pause } from 'node:timers/promises';
import { Failure } from '#domain/failure';

/** True where the server says that it is away for a moment, or is not there at all: killed, or starting again. */
export function isAway(error: unknown): boolean {
  if (error instanceof Failure) return error.details['status'] === 503;
  const code = (error as { cause?: { code?: unknown } })?.cause?.code;
  return typeof code === 'string' && ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'].includes(code);
}

/** Short at first; no longer than a few seconds, so that a server that comes back is found before it may go again. */
const twoMinutes = [200, 500, 1000, 2000, ...Array.from({ length: 29 }, () => 4000)];

/** Tries again while the server is away, for two minutes in all; anything else is the caller's. */
export async function withPatience<T>(work: () => Promise<T>, waitsMs = twoMinutes): Promise<T> {
  for (const wait of waitsMs) {
    try {
      return await work();
    } catch (error) {
      if (!isAway(error)) throw error;
    }
    await pause(wait);
  }
  return work();
}
