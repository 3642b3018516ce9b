import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { listen, type Listening } from '#server/listen';
import type { FlowDesk, FlowTask } from '#server/trace/flow-desk';
import { createTestServer, type TestPerson, type TestServer } from './test-server.ts';

/** As built: a thread runs what the compiler made. */
const compiled: string = join(import.meta.dirname, '..', '..', 'dist', 'bin', 'flow-thread.js');
type Limits = { longestMs?: (task: FlowTask) => number; heapMb?: number };
type Thread = FlowDesk & { readonly threadId: () => number | null };
const { startFlowThread } = (await import(compiled)) as {
  startFlowThread(limits?: Limits): Thread;
};

let server: TestServer;
let thread: Thread;
let ada: TestPerson;
let listening: Listening;
let caseId = '';
let claimIds: string[] = [];
const ids = new Map<string, string>();

/** Requests and reports by the ten thousand, so that ten thousand shuffles of them take minutes. */
const many = 20_000;
const heavy = 'trace/requests?shuffles=10000&withinDays=3000';
const path = (rest: string) => `/api/cases/${caseId}/${rest}`;
const ask = (rest: string, signal?: AbortSignal) =>
  fetch(`${listening.url}${path(rest)}`, {
    headers: { authorization: `Bearer ${ada.token}` },
    ...(signal === undefined ? {} : { signal }),
  });
const route = () => `trace/routes?from=${ids.get('Vey')!}&to=${ids.get('Osk')!}`;

async function start(limits?: Limits): Promise<void> {
  thread = startFlowThread(limits);
  server = await createTestServer(inject('postgres'), { flowDesk: thread });
  ada = await server.person('ada');
  caseId = (await ada.client.call('openCase', { body: { title: 'The case' } })).caseId;
  const params = { caseId };
  const documentId = await server.addText(ada, caseId, 'Ada Lund said that the ship had left on Monday.');
  const { claims } = await ada.client.call('listClaims', { params, query: { documentId } });
  claimIds = [claims.find((one) => one.polarity === 'asserts')!.claimId];
  const end = (name: string) => (ids.has(name) ? { entityId: ids.get(name)! } : { schema: 'Person' as const, name });
  ids.clear();
  for (const [kind, from, to, time] of [
    ['tasking', 'Alun', 'Lorne', '2001-01-01'],
    ['report', 'Lorne', 'Alun', '2001-01-02'],
    ['report', 'Vey', 'Lorne', '2023-07-05'],
    ['handover', 'Lorne', 'Osk', '2023-07-20'],
  ] as const) {
    const body = { kind, from: end(from), to: end(to), time, claimIds };
    const { link } = await ada.client.call('relyOn', { params, body });
    ids.set(from, link.from.entityId).set(to, link.to.entityId);
  }
  await server.installation.ask(
    `insert into link (case_id, compartment_id, from_seq, to_seq, link_id, kind, from_id, to_id, item, time, arrives,
       lower_bound, claim_ids, contradicted_by, actor_id, actor_name, accepted_at, origin_seq, origin_ordinal)
     select case_id, compartment_id, from_seq, to_seq, gen_random_uuid(), kind, from_id, to_id, item,
       (date '2001-01-02' + n % 7000)::text, null, lower_bound, array[gen_random_uuid()], contradicted_by, actor_id, actor_name,
       accepted_at, origin_seq, origin_ordinal + n
     from link, generate_series(1, $1::int) n where time like '2001%'`,
    [many],
  );
  listening = await listen(server.app, { host: '127.0.0.1', port: 0 });
}

afterEach(async () => {
  await listening.close(0);
  await server.close();
});

describe('a trace in a thread of its own', () => {
  beforeEach(() => start());

  it('lets other requests be answered while a long one is at work, and ends with the request that it is for', async () => {
    const stop = new AbortController();
    const order: string[] = [];
    const long = ask(heavy, stop.signal).then(
      () => order.push('long'),
      () => order.push('stopped'),
    );
    for (const rest of ['entities', 'links?claimId=00000000-0000-4000-8000-000000000000', 'documents', 'entities']) {
      expect((await ask(rest)).status).toBe(200);
      order.push('short');
    }
    const at = thread.threadId();
    expect(at).not.toBeNull();
    const behind = ask(route());
    stop.abort();
    await long;
    expect(order).toEqual(['short', 'short', 'short', 'short', 'stopped']);
    // The same thread has let go of the long one and answers what stood behind it.
    const answered = (await (await behind).json()) as { routes: { hops: unknown[] }[] };
    expect(answered.routes[0]!.hops).toHaveLength(2);
    expect(thread.threadId()).toBe(at);
  });

  it('takes up what is accepted between two questions, one link at a time', async () => {
    const first = (await (await ask(route())).json()) as { routes: unknown[] };
    expect(first.routes).toHaveLength(1);
    const params = { caseId };
    const body = {
      kind: 'handover' as const,
      from: { entityId: ids.get('Vey')! },
      to: { entityId: ids.get('Osk')! },
      time: '2023-07-06',
      claimIds,
    };
    const { entry } = await ada.client.call('relyOn', { params, body });
    const second = (await (await ask(route())).json()) as { routes: { hops: unknown[] }[] };
    expect(second.routes.map((one) => one.hops.length).toSorted()).toEqual([1, 2]);
    await ada.client.call('undo', { params, body: entry });
    expect(((await (await ask(route())).json()) as { routes: unknown[] }).routes).toHaveLength(1);
  });

  it('says with a code that it ended, where the thread died', async () => {
    const long = ask(heavy);
    await ask('entities');
    const behind = ask(heavy);
    while (thread.threadId() === null) await ask('entities');
    await thread.close();
    const replies = await Promise.all([long, behind]);
    for (const reply of replies) {
      expect(reply.status).toBe(503);
      expect(await reply.json()).toMatchObject({ code: 'LL-TRACE-ENDED' });
    }
  });
});

describe('a thread that is given up', () => {
  it('fails the question that took too long, and answers those behind it from a new one', async () => {
    await start({ longestMs: (task) => (task.does === 'ask' && task.question.op === 'requests' ? 500 : 60_000) });
    const before = (await (await ask(route())).json()) as { routes: unknown[] };
    const at = thread.threadId();
    const long = ask(heavy);
    while ((await ask('entities')).status !== 200) await ask('entities');
    const behind = ask(route());
    const failed = await long;
    expect([failed.status, await failed.json()]).toMatchObject([422, { code: 'LL-TRACE-LIMIT' }]);
    expect(((await (await behind).json()) as { routes: unknown[] }).routes).toEqual(before.routes);
    expect(thread.threadId()).not.toBe(at);
  });

  it('fails a case that does not fit its memory, and the rest of the server goes on', async () => {
    await start({ heapMb: 16 });
    const failed = await ask(route());
    expect([failed.status, await failed.json()]).toMatchObject([422, { code: 'LL-TRACE-LIMIT' }]);
    expect((await ask('entities')).status).toBe(200);
  });
});
