import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { resolveHome } from '#store/embedded/resolve-home';

/** The data folder: the one named, else the usual one; the demo keeps to itself beside it. */
export function chooseHome(named: string | undefined, of: 'usual' | 'demo'): string {
  if (named !== undefined) return resolve(named);
  const usual = resolveHome({
    env: process.env,
    platform: process.platform,
    userHome: homedir(),
    cwd: process.cwd(),
  });
  return of === 'demo' && !process.env['LAMPLIGHTER_HOME'] ? `${usual}-demo` : usual;
}
