import { CommanderError } from 'commander';
import { Failure } from '#domain/failure';

export type ExitStatus = 0 | 1 | 2;

/** 0 done, 1 failed, 2 used wrongly. */
export function exitStatusOf(error: unknown): ExitStatus {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof Failure && error.code.startsWith('LL-CLI-')) return 2;
  return 1;
}
