import { afterAll, beforeAll, expect, test } from 'vitest';
import { installation, type Installation } from './lamplighter.ts';
import { signedIn } from './signed-in.ts';

let here: Installation;
beforeAll(async () => {
  here = await installation();
});
afterAll(() => here.remove());

const demo = (line: RegExp) => here.start(['demo', '--port', '0'], line);

test(
  'a load that was killed is completed at the next start, and is not made a second time',
  { timeout: 240_000 },
  async () => {
    const first = await demo(/loading the demo case/);
    const client = () => signedIn(here.home, 'r.sallow');
    // Once the first documents are there, and long before the last.
    for (;;) {
      const listed = await client()
        .then((owner) => owner.call('listCases'))
        .catch(() => ({ cases: [] }));
      if (listed.cases.some((one) => one.counts.documents > 2)) break;
    }
    first.child.kill('SIGKILL');
    await first.ended;

    const second = await demo(/Sign in as A\. Okafor/);
    const { cases } = await (await client()).call('listCases');
    expect(cases).toHaveLength(1);
    const whole = cases[0]!;
    expect(whole.counts.documents).toBeGreaterThanOrEqual(25);
    expect(whole.counts.waiting).toBe(0);
    const paths = new Set<string>();
    const { documents } = await (
      await client()
    ).call('listDocuments', {
      params: { caseId: whole.caseId },
      query: { limit: 500 },
    });
    for (const { path } of documents) paths.add(path);
    expect(paths.size).toBe(whole.counts.documents);
    second.child.kill('SIGINT');
    expect((await second.ended).status).toBe(0);

    const third = await demo(/Sign in as A\. Okafor/);
    expect(third.output()).not.toContain('loading the demo case');
    expect((await (await client()).call('listCases')).cases).toMatchObject([{ counts: whole.counts }]);
    const [, url, token] = await third.says(/(http:\/\/127\.0\.0\.1:\d+)\/sign-in#([\w-]+)/);
    const session = await fetch(`${url}/api/session/link`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token }),
    });
    expect(await session.json()).toMatchObject({ account: { login: 'a.okafor' } });
    third.child.kill('SIGINT');
    expect((await third.ended).status).toBe(0);
    expect(await here.processes()).toEqual([]);
    expect((await here.run(['verify'])).stdout).toContain('clean');
  },
);
