import { Failure } from '#domain/failure';
import type { ExtractionResult } from '#domain/rendition';

/** For a file that ends early or contradicts itself. */
export function brokenFile(form: string, why: string): Failure {
  return new Failure('LL-FILE-BROKEN', `The ${form} is damaged and cannot be read: ${why}.`, 'Add a whole copy.');
}

/** For a file that needs a password. */
export function encryptedFile(form: string): Failure {
  return new Failure('LL-FILE-ENCRYPTED', `The ${form} is encrypted.`, 'Add a copy saved without its password.');
}

/** For a file past a limit; `why` states the limit with its figure. */
export function largeFile(why: string): Failure {
  return new Failure(
    'LL-FILE-TOO-LARGE',
    `The file is too large to be read in one piece: ${why}.`,
    'Split it and add the parts.',
  );
}

/** For a file without a single character. */
export function emptyFile(why: string): Failure {
  return new Failure('LL-FILE-EMPTY', why, 'Check that the copy is whole.');
}

/** For a readable form that holds no words. */
export function wordlessFile(why: string): Failure {
  return new Failure('LL-FILE-NO-TEXT', why, 'Add its text by hand, or a copy that holds text.');
}

/** For a file on which a parser, or the process it ran in, failed in a way that nobody foresaw. */
export function parserCrashed(why: string): Failure {
  return new Failure(
    'LL-FILE-PARSER-CRASHED',
    `The file could not be read, because its reader failed: ${why}.`,
    'Try again; if it fails again, add its text as a document.',
  );
}

/** For a container that lies inside too many others. */
export function deepFile(most: number): Failure {
  return new Failure(
    'LL-FILE-TOO-DEEP',
    `The file lies inside ${most} others and was not opened further.`,
    'If what it holds matters, unpack it and add what it holds.',
  );
}

/** For a file that would take far more room unpacked than it has any right to. */
export function bombFile(form: string, why: string): Failure {
  return new Failure(
    'LL-FILE-ZIP-BOMB',
    `The ${form} was not unpacked, because ${why}.`,
    'Treat the file with care; ask its sender for a plain copy.',
  );
}

/** The result that a refusal comes to. The document itself is always kept by the caller. */
export function refusalOf({ code, message, next }: Failure, retryable = false): ExtractionResult {
  return Object.freeze({ ok: false, failure: Object.freeze({ code, message: `${message} ${next}`, retryable }) });
}
