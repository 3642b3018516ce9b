import { buildProgram } from './build-program.ts';
import type { CommandHost } from './command-host.ts';
import { exitStatusOf, type ExitStatus } from './exit-status.ts';
import { failureText } from './failure-text.ts';

/** Runs one command line and answers its exit status; never throws. */
export async function runProgram(host: CommandHost, args: readonly string[]): Promise<ExitStatus> {
  try {
    await buildProgram(host).parseAsync([...args], { from: 'user' });
    return 0;
  } catch (error) {
    host.terminal.err(failureText(error, host.env['LAMPLIGHTER_DEBUG'] === '1'));
    return exitStatusOf(error);
  }
}
