import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { quietHost } from '../../test/cli/quiet-host.ts';
import { buildProgram } from './build-program.ts';

async function trace(text: string, ...args: string[]): Promise<{ out: string; err: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'lamplighter-trace-'));
  const path = join(folder, 'flows.txt');
  await writeFile(path, text);
  const { host, written } = quietHost();
  const at = args[0] === 'motifs' ? 1 : 0;
  await buildProgram(host).parseAsync(['trace', ...args.slice(0, at), path, ...args.slice(at)], { from: 'user' });
  return written;
}

const story = `src,dst,time
Vey,Lorne,2023-07-05T21:14
Vey,Lorne,2023-07-10T21:03
Lorne,Alun,2023-07-12T08:28
Vey,Lorne,2023-07-12T08:49
Alun,Osk,2023-07-20
`;

describe('lamplighter trace', () => {
  it('prints the best routes of four kinds', async () => {
    const { out } = await trace(story, '--from', 'Vey', '--to', 'Osk', '--before', '2023-07-30', '--json');
    const answer = JSON.parse(out);
    const at = (iso: string) => Date.parse(`${iso}Z`) / 1000;
    expect([answer.earliest.arrive, answer.earliest.hops.length]).toEqual([at('2023-07-20T00:00'), 3]);
    expect(answer.latest.depart).toBe(at('2023-07-10T21:03'));
    expect(answer.fastest.duration).toBe(at('2023-07-20T00:00') - at('2023-07-10T21:03'));
    expect(answer.fewest.hops.map((hop: { from: string }) => hop.from)).toEqual(['Vey', 'Lorne', 'Alun']);
    const human = await trace(story, '--from', 'Vey', '--to', 'Osk', '--kind', 'latest');
    expect(human.out).toContain('latest departure: leaves 2023-07-10 21:03');
    expect(human.out).not.toContain('earliest');
  });

  it('keeps to waiting limits', async () => {
    const { out } = await trace(story, '--from', 'Vey', '--to', 'Osk', '--max-wait', '7d', '--json');
    expect(JSON.parse(out)).toMatchObject({ earliest: null, fewest: null, noRoute: { reached: 3 } });
  });

  it('says who is reached last and what is missing where there is no route', async () => {
    const { out } = await trace(story, '--from', 'Vey', '--to', 'Osk', '--before', '2023-07-15');
    expect(out).toContain('“Vey” reaches 2, last “Alun” at 2023-07-12 08:28');
    expect(out).toContain('No flow arrives at “Osk” in that time');
  });

  it('lists whom one could have reached, and who could have reached one', async () => {
    const from = await trace(story, '--from', 'Vey', '--json');
    expect(JSON.parse(from.out).reached.map((one: { name: string }) => one.name)).toEqual(['Lorne', 'Alun', 'Osk']);
    const to = await trace(story, '--to', 'Osk');
    expect(
      to.out
        .split('\n')
        .slice(1, 4)
        .map((line) => line.trim().split(/ {2,}/).at(-1)),
    ).toEqual(['Alun', 'Lorne', 'Vey']);
  });

  it('counts patterns of three, with --json and without', async () => {
    const flows = 'a b 1\nb c 2\nc a 3\n';
    const { out } = await trace(flows, 'motifs', '--within', '2', '--json');
    expect(
      JSON.parse(out)
        .counts.flat()
        .reduce((a: number, b: number) => a + b),
    ).toBe(1);
    expect((await trace(flows, 'motifs', '--within', '1')).out.trim().split(/\s+/)).toEqual(Array(36).fill('0'));
  });

  it('names lines that hold no flow and goes on; all of them bad is an error', async () => {
    const { err } = await trace('a b 1\na b\nb c 2\n', '--from', 'a', '--to', 'c');
    expect(err).toContain('line 2: needs src, dst and time');
    await expect(trace('a b\nc d\n', '--from', 'a', '--to', 'c')).rejects.toMatchObject({ code: 'LL-TRACE-NO-FLOWS' });
    await expect(trace(story, '--from', 'Vey', '--to', 'Nobody')).rejects.toMatchObject({ code: 'LL-TRACE-NOBODY' });
    await expect(trace(story)).rejects.toMatchObject({ code: 'LL-CLI-TRACE' });
  });
});
