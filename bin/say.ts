import type { Terminal } from '#cli/terminal';

/** Lines about what the program itself does go to stderr, so that stdout stays for results. */
export const sayTo =
  (terminal: Pick<Terminal, 'err'>) =>
  (line: string): void =>
    terminal.err(`lamplighter: ${line}\n`);
