import type { SignInLink } from './command-host.ts';
import type { Terminal } from './terminal.ts';
import { timeText } from './time-text.ts';

/** Prints a link, and on the side how it is used; without a running server only its path is known. */
export async function printSignInLink(terminal: Terminal, login: string, link: SignInLink): Promise<void> {
  const { url, linkPath, expiresAt } = link;
  if (url === undefined) terminal.err('No server runs: after lamplighter serve, open its address followed by\n');
  await terminal.out(`${url ?? linkPath}\n`);
  terminal.err(`Signs ${login} in once, until ${timeText(expiresAt)}.\n`);
}
