import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { blobChunks, keepBlob } from '#store/blob';
import { draftEntry } from '#store/draft-entry';
import type { Scope } from '#store/scope';
import { blobsOf, keepSmallBlobs } from '#store/small-blobs';
import { verifyLedger } from '#store/verify';
import { ada, hashOf, received } from './ledger-items.ts';
import { createInstallation, type TestInstallation } from './test-installation.ts';

const scopeOf = (caseId: string, ...more: string[]): Scope => ({
  caseId,
  compartmentIds: [caseId, ...more],
  accountId: null,
});

async function* piecesOf(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

describe('writing', () => {
  let test: TestInstallation;
  beforeAll(async () => {
    test = await createInstallation(inject('postgres'));
  });
  afterAll(() => test.drop());

  const entry = (name: string) => {
    const draft = draftEntry();
    draft.add(ada, { kind: 'entity.made', schema: 'Person', name, translation: null });
    return draft;
  };
  const numbersOf = async (compartmentId: string) =>
    (
      await test.ask<{ seq: number }>(
        'select seq from lamplighter.ledger_entry where compartment_id = $1 order by seq',
        [compartmentId],
      )
    ).map((row) => row.seq);
  const keep = (caseId: string, compartmentId: string, bytes: Uint8Array, size = 70_000) =>
    test.store.write(scopeOf(caseId, compartmentId), compartmentId, async (tx) => {
      const kept = await keepBlob(tx, compartmentId, piecesOf(bytes, size));
      const draft = draftEntry();
      draft.add(ada, received(bytes, 'bytes'));
      await tx.append(draft);
      return kept;
    });
  const bytesOf = (caseId: string, compartmentId: string, sha256: Buffer) =>
    test.store.read(scopeOf(caseId, compartmentId), async (tx) => {
      const chunks: Buffer[] = [];
      for await (const chunk of blobChunks(tx, compartmentId, sha256)) chunks.push(chunk);
      return Buffer.concat(chunks);
    });

  it('by two at once on one compartment makes one chain without a gap', async () => {
    const caseId = randomUUID();
    const other = randomUUID();
    const write = (compartmentId: string, i: number) =>
      test.store.write(scopeOf(caseId, other), compartmentId, (tx) => tx.append(entry(`entity ${i}`)));
    const sealed = await Promise.all(Array.from({ length: 40 }, (_, i) => write(i % 4 === 0 ? other : caseId, i)));
    expect(await numbersOf(caseId)).toEqual(Array.from({ length: 30 }, (_, i) => i + 1));
    expect(await numbersOf(other)).toEqual(Array.from({ length: 10 }, (_, i) => i + 1));
    expect(new Set(sealed.map((one) => Buffer.from(one.nonce).toString('hex'))).size).toBe(40);
    expect(await verifyLedger(test.operator)).toMatchObject({ ok: true });
  });

  it('never lets time run backwards in a chain', async () => {
    const caseId = randomUUID();
    const times: number[] = [];
    for (const now of [5000, 4000, 6000, 0]) {
      test.clock.now = now;
      times.push((await test.store.write(scopeOf(caseId), caseId, (tx) => tx.append(entry('x')))).recordedAt);
    }
    expect(times).toEqual([5000, 5000, 6000, 6000]);
  });

  it('leaves nothing when the transaction fails after the entry was sealed', async () => {
    const caseId = randomUUID();
    const failing = test.store.write(scopeOf(caseId), caseId, async (tx) => {
      await keepBlob(tx, caseId, piecesOf(Buffer.from('lost'), 2));
      await tx.append(entry('lost'));
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    for (const table of [
      'ledger_entry',
      'ledger_leaf',
      'ledger_payload',
      'ledger_head',
      'entity',
      'log_item',
      'blob',
      'blob_chunk',
    ])
      expect(await test.ask(`select 1 from lamplighter.${table} where case_id = $1`, [caseId]), table).toEqual([]);
    await test.store.write(scopeOf(caseId), caseId, (tx) => tx.append(entry('kept')));
    expect(await numbersOf(caseId)).toEqual([1]);
  });

  it('refuses an entry of nothing', async () => {
    const caseId = randomUUID();
    const nothing = test.store.write(scopeOf(caseId), caseId, (tx) => tx.append(draftEntry()));
    await expect(nothing).rejects.toThrow('at least one item');
  });

  it('keeps every acknowledged entry when connections are killed in the middle', async () => {
    const caseId = randomUUID();
    const acknowledged: number[] = [];
    let killed = 0;
    let done = false;
    const killer = (async () => {
      while (!done) {
        const found = await test.ask<{ pid: number }>(
          `select pid from pg_stat_activity where usename = $1 and state <> 'idle' order by random() limit 1`,
          [test.roles.app],
        );
        for (const { pid } of found) {
          await test.ask('select pg_terminate_backend($1)', [pid]);
          killed += 1;
        }
      }
    })();
    const writer = async (of: number) => {
      for (let i = 0; i < 25; i++)
        try {
          const sealed = await test.store.write(scopeOf(caseId), caseId, (tx) => tx.append(entry(`entity ${of} ${i}`)));
          acknowledged.push(sealed.seq);
        } catch {
          // Killed; whoever wrote was told.
        }
    };
    await Promise.all([writer(1), writer(2), writer(3)]);
    done = true;
    await killer;
    const numbers = await numbersOf(caseId);
    expect(killed).toBeGreaterThan(0);
    expect(new Set(acknowledged).size).toBe(acknowledged.length);
    expect(numbers).toEqual(numbers.map((_, i) => i + 1));
    expect(numbers).toEqual(expect.arrayContaining(acknowledged));
    expect(await verifyLedger(test.operator)).toMatchObject({ ok: true, findings: [] });
  });

  it('keeps bytes whole, of any length and in whatever pieces they come', async () => {
    const caseId = randomUUID();
    const mebi = 1024 * 1024;
    for (const [length, size] of [
      [0, 1],
      [1, 1],
      [mebi - 1, 5000],
      [mebi, 70_000],
      [mebi + 1, 3 * mebi],
      [3 * mebi, 3 * mebi],
      [3 * mebi + 17, 65_536],
    ] as const) {
      const bytes = randomBytes(length);
      const kept = await keep(caseId, caseId, bytes, size);
      expect(kept).toMatchObject({ size: length, known: false });
      expect(kept.sha256.equals(hashOf(bytes))).toBe(true);
      expect((await bytesOf(caseId, caseId, kept.sha256)).equals(bytes)).toBe(true);
    }
    expect(await verifyLedger(test.operator)).toMatchObject({ ok: true, findings: [] });
  });

  it('keeps equal bytes once in a compartment, also when they come at once, and apart in another', async () => {
    const caseId = randomUUID();
    const other = randomUUID();
    const bytes = randomBytes(1_500_000);
    const both = await Promise.all([keep(caseId, caseId, bytes), keep(caseId, caseId, bytes)]);
    expect(both.map((one) => one.known).sort()).toEqual([false, true]);
    expect(await keep(caseId, other, bytes)).toMatchObject({ known: false });
    const rows = await test.ask<{ compartment_id: string; chunks: number }>(
      `select compartment_id, count(*)::int as chunks from lamplighter.blob_chunk where case_id = $1 group by 1`,
      [caseId],
    );
    expect(rows.map((row) => row.chunks)).toEqual([2, 2]);
    expect(await bytesOf(caseId, randomUUID(), both[0]!.sha256)).toHaveLength(0);
  });

  it('keeps small blobs together as it keeps them one by one', async () => {
    const caseId = randomUUID();
    const all = [0, 1, 500_000, 1024 * 1024].map((length) => randomBytes(length));
    const small = all.map((bytes) => ({ sha256: hashOf(bytes), bytes }));
    await keep(caseId, caseId, all[1]!);
    const known = await test.store.write(scopeOf(caseId), caseId, async (tx) => {
      const found = await keepSmallBlobs(tx, caseId, [...small, small[2]!]);
      const draft = draftEntry();
      for (const bytes of all) draft.add(ada, received(bytes, 'bytes'));
      await tx.append(draft);
      return found;
    });
    expect([...known]).toEqual([small[1]!.sha256.toString('hex')]);
    for (const { sha256, bytes } of small) expect((await bytesOf(caseId, caseId, sha256)).equals(bytes)).toBe(true);
    const together = await test.store.read(scopeOf(caseId), (tx) =>
      blobsOf(
        tx,
        caseId,
        small.map((one) => one.sha256),
      ),
    );
    for (const { sha256, bytes } of small) expect(together.get(sha256.toString('hex'))?.equals(bytes)).toBe(true);
    expect(await keep(caseId, caseId, all[0]!)).toMatchObject({ known: true });
    expect(await verifyLedger(test.operator)).toMatchObject({ ok: true, findings: [] });
  });

  it('keeps nothing of bytes whose stream breaks', async () => {
    const caseId = randomUUID();
    const broken = test.store.write(scopeOf(caseId), caseId, (tx) =>
      keepBlob(
        tx,
        caseId,
        (async function* () {
          yield randomBytes(2_000_000);
          throw new Error('the line went dead');
        })(),
      ),
    );
    await expect(broken).rejects.toThrow('the line went dead');
    expect(await test.ask('select 1 from lamplighter.blob_chunk where case_id = $1', [caseId])).toEqual([]);
    expect(await sql`select 1`.execute(test.store.db)).toMatchObject({ rows: [{}] });
  });
});
