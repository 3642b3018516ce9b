import { Failure } from '#domain/failure';

/** Refuses a database that has another form than this program's, before anything is asked of it. */
export function requireSchema(found: number, ofProgram: number): void {
  if (found === ofProgram) return;
  if (found === 0) {
    throw new Failure(
      'LL-DB-EMPTY',
      'There is no ledger here yet.',
      'Name the right folder with --home, or start with lamplighter serve.',
    );
  }
  if (found < ofProgram) {
    throw new Failure(
      'LL-DB-OLDER',
      `The database is of version ${found}, and this program works with ${ofProgram}.`,
      'Run lamplighter migrate first.',
    );
  }
  throw new Failure(
    'LL-DB-NEWER',
    `The database is of version ${found}, newer than this program, which knows ${ofProgram}.`,
    'Run the newer Lamplighter, or restore a backup from before it.',
  );
}
