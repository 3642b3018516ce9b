import type { CommandHost } from '#cli/command-host';
import { chooseHome } from './choose-home.ts';
import { packageVersion } from './package-root.ts';
import { placeAt } from './place.ts';
import { processTerminal } from './terminal.ts';

/** What the commands get of this program; each part is loaded when it is first asked for, so that help costs nothing. */
export async function commandHost(): Promise<CommandHost> {
  const terminal = processTerminal();
  const version = await packageVersion();
  return {
    terminal,
    env: process.env,
    version,
    now: Date.now,
    place: (home, of = 'usual') => placeAt({ home: chooseHome(home, of), terminal, version }),
    async *walk(start) {
      const { walkFolder } = await import('#files/walk-folder');
      yield* walkFolder(start);
    },
    async readingTools() {
      const { readingTools } = await import('./reading-tools.ts');
      return readingTools();
    },
    async resolveTools() {
      const { resolveTools } = await import('./resolve-tools.ts');
      return resolveTools();
    },
    async recordTools() {
      const { recordTools } = await import('./record-tools.ts');
      return recordTools();
    },
  };
}
