import { Failure } from '#domain/failure';
import type { Log } from '../deps.ts';
import { placesOf } from '../error-places.ts';

/** Code of a driver or system error ("ECONNRESET", "57P01"); never its message, which may quote what a user wrote. */
function codeOf(error: unknown): string | null {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
  return typeof code === 'string' && /^[\w-]{1,40}$/.test(code) ? code : null;
}

/** Class 08 and 57P are "the connection or the server went away", 53300 is "too many connections" (PostgreSQL, Appendix A). */
function isDatabaseAway(error: unknown): boolean {
  const code = codeOf(error);
  if (code !== null && /^(08...|57P0.|53300|ECONNREFUSED|ECONNRESET|EPIPE|ENOENT)$/.test(code)) return true;
  return (
    error instanceof Error && /^(Connection terminated|timeout exceeded when trying to connect)/.test(error.message)
  );
}

/** Turns what nobody foresaw into LL-INTERNAL under an id, and logs that id with the place, never with the words. */
export function failureOfUnexpected(error: unknown, context: { id: string; operation: string; log: Log }): Failure {
  if (error instanceof Failure) return error;
  const { id, operation, log } = context;
  const name = error instanceof Error ? error.name : typeof error;
  const away = isDatabaseAway(error);
  log({ level: 'error', event: 'unexpected', id, operation, error: name, code: codeOf(error), at: placesOf(error) });
  if (away)
    return new Failure('LL-DATABASE-AWAY', 'The database does not answer at the moment.', 'Try again shortly.', { id });
  return new Failure(
    'LL-INTERNAL',
    'Something went wrong that was not foreseen; nothing was changed.',
    `Try again; if it stays, look for ${id} in the output of the server.`,
    { id },
  );
}
