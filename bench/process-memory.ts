import { readdir, readFile } from 'node:fs/promises';

export type Memory = {
  readonly pid: number;
  readonly command: string;
  readonly rss: number;
  readonly pss: number | null;
};

const kibibyte = 1024;

const field = (text: string, name: string): number | null => {
  const found = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text);
  return found === null ? null : Number(found[1]) * kibibyte;
};

/**
 * Memory of these processes and all that descend from them, in bytes; null where there is no /proc. Pages that several
 * hold count whole in `rss` and shared out in `pss`, which is null where the kernel does not tell it.
 */
export async function memoryOf(roots: readonly number[]): Promise<readonly Memory[] | null> {
  const names = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name));
  if (names.length === 0) return null;
  const parents = new Map<number, number>();
  for (const name of names) {
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => null);
    if (stat !== null) parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
  }
  const isOurs = (pid: number): boolean => {
    for (let at: number | undefined = pid; at !== undefined && at > 1; at = parents.get(at))
      if (roots.includes(at)) return true;
    return false;
  };
  const found: Memory[] = [];
  for (const pid of [...parents.keys()].filter(isOurs)) {
    const read = (name: string) => readFile(`/proc/${pid}/${name}`, 'utf8').catch(() => '');
    const [status, rollup, command] = await Promise.all([read('status'), read('smaps_rollup'), read('cmdline')]);
    const rss = field(status, 'VmRSS');
    if (rss === null) continue;
    found.push({ pid, command: command.replaceAll('\0', ' ').trim(), rss, pss: field(rollup, 'Pss') });
  }
  return found;
}
