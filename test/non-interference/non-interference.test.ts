import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { operations } from '#api/operations';
import { base, createTestServer, type TestServer } from '../server/test-server.ts';
import { anyPlan, type HiddenAct, type Plan } from './plan.ts';
import { askAll, decisions, readings } from './probes.ts';
import { createTranscript, firstDifference, type Reply } from './transcript.ts';
import { buildWorld, type World } from './world.ts';

/** The check of every change has a quarter of an hour for all tests; whoever runs this on their own machine has more. */
const worldsARun = process.env['CI'] ? 10 : 50;

describe('what a person may not see', () => {
  let one: TestServer;
  let other: TestServer;
  let number = 0;
  beforeAll(async () => {
    [one, other] = await Promise.all([createTestServer(inject('postgres')), createTestServer(inject('postgres'))]);
    // Nothing here asks whether a commit survives a crash, and waiting for the disk is most of the time.
    for (const { installation } of [one, other])
      await installation.ask(`alter role ${installation.roles.app} set synchronous_commit = off`);
  });
  afterAll(() => Promise.all([one.close(), other.close()]));

  /** Builds one world and asks it everything. */
  async function tell(server: TestServer, plan: Plan, hidden: readonly HiddenAct[] | null, of: number) {
    const world = await buildWorld(server, plan, hidden, of);
    const { token } = world.person;
    const transcript = createTranscript(server.app, base, token, `127.0.${of >> 8}.${of & 255}`);
    for (const kind of Object.keys(world.ids) as (keyof World['ids'])[])
      for (const n of [0, 1, 2, 3]) transcript.name(world.guess(kind, n), `guess ${kind} ${n}`);
    await askAll(world, transcript);
    return transcript.replies;
  }

  const difference = async (plan: Plan): Promise<{ found: string | null; replies: readonly Reply[] }> => {
    number += 1;
    const [a, b] = await Promise.all([tell(one, plan, plan.one, number), tell(other, plan, plan.other, number)]);
    return { found: firstDifference(a, b), replies: a };
  };

  it('is asked after by every operation of the API', () => {
    const asked = { ...readings, ...decisions };
    expect(Object.keys(asked).sort()).toEqual(Object.keys(operations).sort());
  });

  it('changes nothing that they can observe', async () => {
    const seen = new Map<string, Set<number>>();
    await fc.assert(
      fc.asyncProperty(anyPlan, async (plan) => {
        const { found, replies } = await difference(plan);
        expect(found).toBeNull();
        for (const { op, status } of replies) {
          expect(status, op).not.toBe(500);
          seen.set(op, (seen.get(op) ?? new Set()).add(status));
        }
      }),
      { numRuns: worldsARun, endOnFailure: true },
    );
    // Each operation was let through at least once, so that its answers, and not its refusals, were compared.
    const refused = Object.keys(operations).filter((op) => ![...(seen.get(op) ?? [])].some((status) => status < 300));
    expect(refused).toEqual(['redeemLink']);
  }, 900_000);

  const differing = (one: HiddenAct[] | null, other: HiddenAct[] | null): Plan => ({
    roles: ['analyst', 'case owner', 'auditor'],
    administrator: false,
    hasSide: false,
    texts: [0, 1],
    one,
    other,
  });

  it.each([
    ['entity', [{ does: 'makeEntity', n: 2, gap: 3 }]],
    ['log_item', [{ does: 'recordStatus', n: 1, gap: 2 }]],
  ] as [string, HiddenAct[]][])(
    'is found out where a policy of the table %s lets through more than the scope',
    async (table, acts) => {
      const servers = [one.installation, other.installation];
      const policy = `planted on lamplighter.${table}`;
      for (const { ask, roles } of servers)
        await ask(`create policy ${policy} for select to ${roles.app} using (true)`);
      try {
        expect((await difference(differing(acts, null))).found).toContain('differs');
      } finally {
        for (const { ask } of servers) await ask(`drop policy ${policy}`);
      }
      expect((await difference(differing(acts, null))).found).toBeNull();
    },
  );

  it('is found out where a handler counts what is not theirs', async () => {
    const honest = [one.app.fetch, other.app.fetch];
    try {
      for (const server of [one, other]) plantCount(server);
      const acts: HiddenAct[] = [{ does: 'add', n: 1, gap: 2 }];
      expect((await difference(differing(acts, null))).found).toContain('x-planted');
    } finally {
      [one.app.fetch, other.app.fetch] = honest as [typeof one.app.fetch, typeof one.app.fetch];
    }
  });
});

/** Lets every answer carry the number of documents that its case has in all, as a careless handler might. */
function plantCount({ app, installation }: TestServer): void {
  const { fetch } = app;
  app.fetch = async (request, env) => {
    // Of its case: the worlds before left other numbers of documents behind, which may make up for one that is hidden.
    const [found] = await installation.ask<{ count: number }>(
      'select count(*) as count from lamplighter.document where position(case_id::text in $1) > 0',
      [request.url],
    );
    const response = await fetch(request, env);
    response.headers.set('x-planted', String(found!.count));
    return response;
  };
}
