import { Session, type Profiler } from 'node:inspector/promises';

const places: readonly (readonly [what: string, in_: RegExp])[] = [
  ['reading', /\/src\/engines\/read\/|wink|chrono/],
  ['parsing', /\/src\/files\//],
  ['sealing', /\/src\/engines\/seal\/|\/store\/(append-entry|draft-entry|digest)/],
  ['database driver', /\/node_modules\/(pg|kysely|pg-[a-z-]+|postgres-[a-z]+)\//],
  ['store', /\/src\/store\//],
  ['server and client', /\/src\/(server|api|work|cli)\/|\/node_modules\/(hono|zod|@hono)/],
];

/** Seconds of this process by where they went: the innermost of our parts on the stack is charged. */
export async function profiled<T>(
  work: () => Promise<T>,
): Promise<{ result: T; seconds: ReadonlyMap<string, number> }> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: 1000 });
  await session.post('Profiler.start');
  try {
    const result = await work();
    const { profile } = await session.post('Profiler.stop');
    return { result, seconds: secondsOf(profile) };
  } finally {
    session.disconnect();
  }
}

function secondsOf(profile: Profiler.Profile): ReadonlyMap<string, number> {
  const parents = new Map<number, number>();
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  for (const node of profile.nodes) for (const child of node.children ?? []) parents.set(child, node.id);
  const placeOf = (id: number): string => {
    const { functionName } = nodes.get(id)!.callFrame;
    if (functionName === '(idle)') return 'waiting';
    if (functionName === '(garbage collector)') return 'garbage collection';
    for (let at: number | undefined = id; at !== undefined; at = parents.get(at)) {
      const { url } = nodes.get(at)!.callFrame;
      const found = places.find(([, pattern]) => pattern.test(url));
      if (found) return found[0];
    }
    return 'node itself';
  };
  const seconds = new Map<string, number>();
  for (const [n, id] of (profile.samples ?? []).entries()) {
    const place = placeOf(id);
    seconds.set(place, (seconds.get(place) ?? 0) + (profile.timeDeltas?.[n] ?? 0) / 1e6);
  }
  return new Map([...seconds].toSorted((a, b) => b[1] - a[1]));
}
