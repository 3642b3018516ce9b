import { Failure } from '#domain/failure';

/** Why a file was not received, in words for its line in the account. */
export function reasonOf(error: unknown): string {
  if (error instanceof Failure) return `${error.message} (${error.code})`;
  const { code, cause, message } = error as NodeJS.ErrnoException & { cause?: NodeJS.ErrnoException };
  if (code === 'EACCES' || code === 'EPERM') return 'it may not be read by this account';
  if (code === 'ENOENT') return 'it is gone since it was found';
  if (cause?.code === 'ECONNREFUSED' || cause?.code === 'ECONNRESET' || cause?.code === 'UND_ERR_SOCKET')
    return 'the server went away';
  return cause?.message ?? message ?? String(error);
}
