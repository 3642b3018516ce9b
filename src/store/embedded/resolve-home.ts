import { posix, win32 } from 'node:path';

export interface HomeSurroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  readonly userHome: string;
  readonly cwd: string;
}

/** Names the one folder that holds all data: `LAMPLIGHTER_HOME`, or else the place this system keeps application data. */
export function resolveHome({ env, platform, userHome, cwd }: HomeSurroundings): string {
  const path = platform === 'win32' ? win32 : posix;
  if (env['LAMPLIGHTER_HOME']) return path.resolve(cwd, env['LAMPLIGHTER_HOME']);
  if (platform === 'win32') {
    return path.join(env['LOCALAPPDATA'] || path.join(userHome, 'AppData', 'Local'), 'Lamplighter');
  }
  if (platform === 'darwin') return path.join(userHome, 'Library', 'Application Support', 'Lamplighter');
  // The XDG specification says that a relative value is to be ignored.
  const data = env['XDG_DATA_HOME'];
  return path.join(data && path.isAbsolute(data) ? data : path.join(userHome, '.local', 'share'), 'lamplighter');
}
