import { setTimeout as pause } from 'node:timers/promises';
import { Failure } from '#domain/failure';

/** True where the server says that it is away for a moment, or is not there at all: killed, or starting again. */
export function isAway(error: unknown): boolean {
  if (error instanceof Failure) return error.details['status'] === 503;
  const code = (error as { cause?: { code?: unknown } })?.cause?.code;
  return typeof code === 'string' && ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'].includes(code);
}

/** Tries again while the server is away, for about half a minute; anything else is the caller's. */
export async function withPatience<T>(
  work: () => Promise<T>,
  waitsMs = [200, 500, 1000, 2000, 4000, 8000, 8000, 8000],
): Promise<T> {
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
