import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { operations } from '#api/operations';
import { base, createTestServer, type TestServer } from '../server/test-server.ts';
import { anyPlan, type HiddenAct, type Plan } from './plan.ts';
import { askAll, decisions, readings } from './probes.ts';
import { createTranscript, firstDifference, type Reply } from './transcript.ts';
import { buildWorld, type World } from './world.ts';

const worldsARun = 50;

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

  type Leak = (world: World) => Promise<string>;

  /** Builds one world and asks it everything; a planted leak is asked last. */
  async function tell(server: TestServer, plan: Plan, hidden: readonly HiddenAct[] | null, of: number, leak?: Leak) {
    const world = await buildWorld(server, plan, hidden, of);
    const { token } = world.person;
    const transcript = createTranscript(server.app, base, token, `10.0.${of >> 8}.${of & 255}`);
    for (const kind of Object.keys(world.ids) as (keyof World['ids'])[])
      for (const n of [0, 1, 2, 3]) transcript.name(world.guess(kind, n), `guess ${kind} ${n}`);
    await askAll(world, transcript);
    if (leak !== undefined)
      transcript.replies.push({ op: 'getStatus', asked: 'planted', status: 200, headers: '', body: await leak(world) });
    return transcript.replies;
  }

  const difference = async (plan: Plan, leak?: Leak): Promise<{ found: string | null; replies: readonly Reply[] }> => {
    number += 1;
    const [a, b] = await Promise.all([
      tell(one, plan, plan.one, number, leak),
      tell(other, plan, plan.other, number, leak),
    ]);
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
  }, 300_000);
});
