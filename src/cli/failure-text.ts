import { CommanderError } from 'commander';
import { Failure } from '#domain/failure';

/** What a person reads on the terminal: what happened, what to do next, the code to look up. Empty where all was said before. */
export function failureText(error: unknown, verbose = false): string {
  // Commander has written its own message by the time it throws.
  if (error instanceof CommanderError) return '';
  if (error instanceof Failure) return `lamplighter: ${error.message}\n${error.next} (${error.code})\n`;
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  const hint = verbose ? '' : 'Run it again with LAMPLIGHTER_DEBUG=1 to see where. ';
  return `lamplighter: something went wrong here: ${message}\n${verbose ? `${stack ?? ''}\n` : ''}${hint}(LL-INTERNAL)\n`;
}
