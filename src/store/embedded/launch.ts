import type { ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Binaries } from './binaries.ts';
import type { Layout } from './layout.ts';
import { named, program } from './program.ts';
import { settings } from './settings.ts';

/** Starts the server on its data folder and returns at once; whether it answers is for the caller to see. */
export function launch(at: Layout, programs: Binaries, port: number): ChildProcess {
  const doors = {
    listen_addresses: at.sockets === undefined ? '127.0.0.1' : '',
    // Relative to the data folder, so that it holds where the server cannot come by the path.
    unix_socket_directories: at.sockets === join(at.folder, 'run') ? '../run' : (at.sockets ?? ''),
    unix_socket_permissions: '0700',
    port: String(port),
  };
  const given = Object.entries({ ...settings, ...doors }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = program(at, at.data, programs.postgres, ['-D', named(at, at.data), ...given]);
  child.unref();
  return child;
}

/** With sockets the port is only part of a file's name; without, one that is free just now. */
export async function choosePort(at: Layout): Promise<number> {
  if (at.sockets !== undefined) return 5432;
  const probe = createServer();
  await new Promise<void>((resolve, reject) => probe.once('error', reject).listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === 'object' && address ? address.port : 5432;
}
