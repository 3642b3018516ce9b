import { Option, type Command } from 'commander';
import type { ServeOptions } from './command-host.ts';
import { parsePort } from './port-option.ts';

type Given = { port?: number; host: string; allowHost: string[] };

/** The options that `serve` and `demo` share. */
export function withServeOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--port <number>', 'port to listen on (default: 7377, or the next free one)').argParser(parsePort),
    )
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--allow-host <name>', 'also answer under this host name (may be repeated)', collect, []);
}

export function serveOptionsOf(command: Command): ServeOptions {
  const { port, host, allowHost } = command.opts<Given>();
  return { port, host, allowedHosts: allowHost };
}

function collect(value: string, before: string[]): string[] {
  return [...before, value];
}
