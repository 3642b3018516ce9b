import { Failure } from '#domain/failure';

export type Problem = { readonly what: string; readonly next: string; readonly code: string };

/** What to tell a person about anything that was thrown. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Failure) return { what: error.message, next: error.next, code: error.code };
  if (error instanceof Error && error.name === 'ZodError')
    return {
      what: 'The server answered in a form that this page does not know.',
      next: 'Reload the page: it may be older than the server.',
      code: 'LL-REPLY',
    };
  return {
    what: error instanceof Error ? error.message : 'Something went wrong.',
    next: 'Try again; if it stays, reload the page.',
    code: 'LL-PAGE',
  };
}

/** The HTTP status that a refused call came back with, or 0 where none came back. */
export function statusOf(error: unknown): number {
  return error instanceof Failure && typeof error.details.status === 'number' ? error.details.status : 0;
}

/** True when the server says that there is no such thing, or none that this person may see. */
export function isNotFound(error: unknown): boolean {
  return error instanceof Failure && error.code === 'LL-NOT-FOUND';
}

/** True when someone else decided first. */
export function isConflict(error: unknown): boolean {
  return error instanceof Failure && error.code === 'LL-CONFLICT';
}
