import { Failure } from '#domain/failure';
import { foreignLettersText } from '#domain/kept-unread';
import type { ExtractionResult } from '#domain/rendition';
import { languagesOf } from './ocr-languages.ts';

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

/** For pictures whose letters nothing here knows. */
export function foreignLetters(script: string): Failure {
  const [first] = languagesOf(script);
  const how =
    first === undefined
      ? ''
      : `, or install its letters beside the program, as npm i @tesseract.js-data/${first}, and try again`;
  return new Failure('LL-FILE-LETTERS', foreignLettersText(script), `Read it by hand${how}.`, { retryable: true });
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
export function refusalOf(failure: Failure, retryable = failure.details['retryable'] === true): ExtractionResult {
  const { code, message, next } = failure;
  return Object.freeze({ ok: false, failure: Object.freeze({ code, message: `${message} ${next}`, retryable }) });
}
