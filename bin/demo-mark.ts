import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Says that the demo case was loaded whole, by which version; a load that was cut short leaves no mark. */
export function demoMark(home: string, version: string) {
  const path = join(home, 'demo-loaded');
  return {
    isSet: async () => (await readFile(path, 'utf8').catch(() => '')).trim() !== '',
    set: () => writeFile(path, `${version}\n`, { mode: 0o600 }),
  };
}
