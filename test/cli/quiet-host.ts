import type { CommandHost } from '#cli/command-host';

/** A host that writes into strings and whose data folders nobody has asked for yet. */
export function quietHost(): { host: CommandHost; written: { out: string; err: string } } {
  const written = { out: '', err: '' };
  const notAsked = (what: string) => () => {
    throw new Error(`nothing should ask for ${what} here`);
  };
  const host: CommandHost = {
    terminal: {
      out: async (text) => void (written.out += text),
      err: (text) => void (written.err += text),
      isInteractive: false,
      columns: () => 80,
      readSecret: notAsked('a secret'),
    },
    env: {},
    version: '0.0.0',
    now: () => 0,
    place: notAsked('a data folder'),
    walk: notAsked('files'),
    readingTools: notAsked('the reader'),
    resolveTools: notAsked('the names'),
    recordTools: notAsked('the records'),
  };
  return { host, written };
}
