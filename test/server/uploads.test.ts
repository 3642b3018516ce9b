import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Failure } from '#domain/failure';
import { receiveDocuments, type Incoming } from '#server/commands/receive-documents';
import { addMaterial } from '#server/policies/add-material';
import { readCase } from '#server/policies/read-case';
import { eraseDocument } from '#store/erase';
import { verifyLedger } from '#store/verify';
import { ada as clerk, hashOf } from '../store/ledger-items.ts';
import { createTestServer, type TestPerson, type TestServer } from './test-server.ts';

let server: TestServer;
let ada: TestPerson;
let caseId = '';
beforeAll(async () => {
  server = await createTestServer(inject('postgres'));
  ada = await server.person('ada');
  caseId = (await ada.client.call('openCase', { body: { title: 'The case' } })).caseId;
});
afterAll(() => server.close());

const put = (name: string, body: Uint8Array | ReadableStream<Uint8Array>) =>
  ada.client.call('receiveDocument', { params: { caseId }, query: { name }, body });
const keptBlobs = async () =>
  (await server.installation.ask<{ n: number }>('select count(*)::int as n from lamplighter.blob_chunk'))[0]!.n;
const sound = async () =>
  expect(await verifyLedger(server.installation.operator)).toMatchObject({ ok: true, findings: [] });

/** An upload whose sender stops after 2 MiB until it is let go on. */
function slow(bytes: Uint8Array) {
  let goOn = () => undefined as void;
  const gate = new Promise<void>((resolve) => (goOn = resolve));
  const parts = [bytes.subarray(0, 2 * 1024 * 1024), bytes.subarray(2 * 1024 * 1024)];
  const body = new ReadableStream<Uint8Array>({
    async pull(at) {
      const part = parts.shift();
      if (part === undefined) return at.close();
      if (parts.length === 0) await gate;
      at.enqueue(part);
    },
  });
  return { body, goOn };
}

describe('documents on their way in', () => {
  it('hold nothing that others wait for, however many come slowly', async () => {
    const all = Array.from({ length: 30 }, () => randomBytes(2 * 1024 * 1024 + 5));
    const under = all.map((bytes, i) => ({ ...slow(bytes), i }));
    const done = under.map(({ body, i }) => put(`slow ${i}`, body));
    expect((await ada.client.call('listCases')).cases).toHaveLength(1);
    await put('quick.txt', new TextEncoder().encode('Ada said so.'));
    for (const { goOn } of under) goOn();
    const received = await Promise.all(done);
    expect(received.map((one) => one.document.sha256)).toEqual(all.map((bytes) => hashOf(bytes).toString('hex')));
    await sound();
  });

  it('that break off leave nothing', async () => {
    const before = await keptBlobs();
    const body = new ReadableStream<Uint8Array>({
      start: (at) => at.enqueue(randomBytes(3 * 1024 * 1024)),
      pull: (at) => at.error(new Error('the line went dead')),
    });
    await expect(put('broken', body)).rejects.toThrow();
    expect(await keptBlobs()).toBe(before);
    await sound();
  });

  it('under a name that is no text leave nothing, and the others of their group go in', async () => {
    const before = await keptBlobs();
    await expect(put('a\u0000b', randomBytes(9))).rejects.toMatchObject({ code: 'LL-INVALID' });
    const path = `/api/cases/${caseId}/documents?name=a%00b`;
    const init = { method: 'POST', body: 'x', headers: { authorization: `Bearer ${ada.token}` } };
    expect((await server.send(path, init)).status).toBe(400);
    expect(await keptBlobs()).toBe(before);

    const [outcome, other] = await receiveDocuments(auth(), server.deps, [
      incoming('broken \ud800 name', randomBytes(9)),
      incoming('whole name', randomBytes(9)),
    ]);
    expect((outcome as Failure).code).toBe('LL-INVALID');
    expect(other).toMatchObject({ duplicateOf: null });
    expect(await keptBlobs()).toBe(before + 1);
    await sound();
  });

  it.each([9, 3 * 1024 * 1024])(
    'of %i bytes leave nothing when the entry that names them cannot be sealed',
    async (size) => {
      const before = await keptBlobs();
      const { store } = server.deps;
      const failing: typeof store.write = (scope, compartmentId, work, chain) =>
        store.write(
          scope,
          compartmentId,
          (tx) => work({ ...tx, append: () => Promise.reject(new Error('the power went out')) }),
          chain,
        );
      const bytes = randomBytes(size);
      await expect(
        receiveDocuments(auth(), { store: { ...store, write: failing } }, [incoming('lost', bytes)]),
      ).rejects.toThrow('the power went out');
      expect(await keptBlobs()).toBe(before);
      await sound();
    },
  );

  it('while equal bytes are being erased are there whole, or named by nothing', async () => {
    for (let round = 0; round < 8; round += 1) {
      const bytes = randomBytes(200);
      const first = await put(`first ${round}`, bytes);
      const documentId = first.document.documentId;
      const [, second] = await Promise.all([
        eraseDocument(
          server.installation.operator,
          { caseId, compartmentId: caseId, documentId, authority: 'an order', actor: clerk },
          server.installation.clock.now,
        ),
        put(`second ${round}`, bytes),
      ]);
      const back = await ada.client.call('getDocumentBytes', {
        params: { caseId, documentId: second.document.documentId },
      });
      expect(Buffer.from(await back.arrayBuffer()).equals(bytes)).toBe(true);
    }
    await sound();
  });
});

const auth = () => {
  const memberships = [{ compartmentId: caseId, roles: ['analyst' as const] }];
  const actor = { accountId: ada.accountId, login: 'ada', name: 'ada', administrator: false, mayOpenCases: true };
  return addMaterial(readCase({ actor, caseId, memberships }), caseId);
};

function incoming(name: string, bytes: Buffer): Incoming {
  const input = { name, path: name, title: null, origin: null, form: null, date: null, setAside: 'not to be read' };
  const [sha256, size] = [hashOf(bytes), bytes.length];
  if (size < 1024) return { input, loadId: null, blob: { sha256, bytes } };
  return {
    input,
    loadId: null,
    blob: {
      sha256,
      size,
      async *pieces() {
        yield bytes;
      },
    },
  };
}
