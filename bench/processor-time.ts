import { readdir, readFile } from 'node:fs/promises';

/** Processor seconds of this process so far. */
export const ownSeconds = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

const ticksPerSecond = 100;

/**
 * Processor seconds of a process, those that live under it and those that ended under it, so far; null where there is
 * no /proc. PostgreSQL's server processes are children of the one that is given.
 */
export async function treeSeconds(root: number): Promise<number | null> {
  const names = await readdir('/proc').catch(() => []);
  const parents = new Map<number, { parent: number; ticks: number }>();
  for (const name of names) {
    if (!/^\d+$/.test(name)) continue;
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => null);
    if (stat === null) continue;
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [user, system, endedUser, endedSystem] = fields.slice(11, 15).map(Number) as [number, number, number, number];
    parents.set(Number(name), { parent: Number(fields[1]), ticks: user + system + endedUser + endedSystem });
  }
  if (!parents.has(root)) return null;
  let ticks = 0;
  for (const [pid, one] of parents) if (pid === root || one.parent === root) ticks += one.ticks;
  return ticks / ticksPerSecond;
}
