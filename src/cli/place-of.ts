import type { Command } from 'commander';
import type { CommandHost, Place } from './command-host.ts';

/** The data folder that this call means: `--home` may stand anywhere on the line. */
export function placeOf(host: CommandHost, command: Command, of: 'usual' | 'demo' = 'usual'): Place {
  const { home } = command.optsWithGlobals<{ home?: string }>();
  return host.place(home, of);
}
