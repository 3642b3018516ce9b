import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import {
  dequeue,
  enqueue,
  isPaused,
  lease,
  postpone,
  queueLength,
  releaseLeases,
  setPaused,
  type QueuedDocument,
} from '#store/queue';
import { createInstallation, type TestInstallation } from './test-installation.ts';

describe('the queue', () => {
  let test: TestInstallation;
  beforeAll(async () => {
    test = await createInstallation(inject('postgres'));
  });
  afterAll(() => test.drop());
  afterEach(() => test.ask('delete from lamplighter.reading_queue; delete from lamplighter.reading_pause'));

  const fill = async (count: number, compartments = 1) => {
    const cases = Array.from({ length: compartments }, () => randomUUID());
    const documents = Array.from({ length: count }, (_, i) => ({
      caseId: cases[i % compartments]!,
      compartmentId: cases[i % compartments]!,
      documentId: randomUUID(),
    }));
    for (const document of documents) await enqueue(test.store.db, document);
    return documents;
  };
  const idsOf = (rows: readonly QueuedDocument[]) => rows.map((row) => row.document_id);
  const takeOut = async (rows: readonly QueuedDocument[]) => {
    const { case_id: caseId, compartment_id: compartmentId } = rows[0]!;
    await test.store.read({ caseId, compartmentIds: [compartmentId], accountId: null }, (tx) =>
      dequeue(tx.db, { caseId, compartmentId }, idsOf(rows)),
    );
  };

  it('gives each document to one of several readers, once, and each batch of one compartment', async () => {
    const documents = await fill(120, 3);
    const read: string[] = [];
    const reader = async () => {
      for (;;) {
        const taken = await lease(test.store.db, 1000, 60_000, 7);
        if (taken.length === 0 && (await queueLength(test.store.db)) === 0) return;
        if (taken.length === 0) continue;
        expect(new Set(taken.map((row) => row.compartment_id)).size).toBe(1);
        expect(taken.length).toBeLessThanOrEqual(7);
        expect(taken.every((row) => row.attempts === 1)).toBe(true);
        read.push(...idsOf(taken));
        await takeOut(taken);
      }
    };
    await Promise.all([reader(), reader(), reader()]);
    expect(read.sort()).toEqual(documents.map((one) => one.documentId).sort());
  });

  it('gives a document again when its lease has run out, and counts the attempts', async () => {
    await fill(1);
    expect(await lease(test.store.db, 1000, 500, 9)).toMatchObject([{ attempts: 1 }]);
    expect(await lease(test.store.db, 1499, 500, 9)).toEqual([]);
    expect(await lease(test.store.db, 1500, 500, 9)).toMatchObject([{ attempts: 2 }]);
  });

  it('gives what a killed reader held at the next start', async () => {
    await fill(2);
    const held = await lease(test.store.db, 1000, 500_000, 9);
    await releaseLeases(test.store.db);
    expect(idsOf(await lease(test.store.db, 1001, 500, 9)).sort()).toEqual(idsOf(held).sort());
  });

  it('keeps a document until the transaction that takes it out commits', async () => {
    await fill(1);
    const [row] = await lease(test.store.db, 1000, 500, 9);
    const scope = { caseId: row!.case_id, compartmentIds: [], accountId: null };
    const failing = test.store.read(scope, async (tx) => {
      await dequeue(tx.db, { caseId: row!.case_id, compartmentId: row!.compartment_id }, [row!.document_id]);
      throw new Error('the reader died');
    });
    await expect(failing).rejects.toThrow('the reader died');
    expect(await queueLength(test.store.db)).toBe(1);
  });

  it('passes by what was put off until its time', async () => {
    await fill(3);
    const taken = await lease(test.store.db, 1000, 500, 9);
    await postpone(test.store.db, taken, 9000);
    expect(await lease(test.store.db, 8999, 500, 9)).toEqual([]);
    expect(await lease(test.store.db, 9000, 500, 9)).toHaveLength(3);
  });

  it('passes by a case that is paused, and goes on with the others', async () => {
    const [one, two] = await fill(2, 2);
    await setPaused(test.store.db, one!.caseId, true);
    await setPaused(test.store.db, one!.caseId, true);
    expect(await isPaused(test.store.db, one!.caseId)).toBe(true);
    expect(await isPaused(test.store.db, two!.caseId)).toBe(false);
    expect(idsOf(await lease(test.store.db, 1000, 500, 9))).toEqual([two!.documentId]);
    await setPaused(test.store.db, one!.caseId, false);
    expect(idsOf(await lease(test.store.db, 1000, 500, 9))).toEqual([one!.documentId]);
  });

  it('holds a document once, however often it is put in', async () => {
    const [document] = await fill(1);
    await enqueue(test.store.db, document!);
    expect(await queueLength(test.store.db)).toBe(1);
  });
});
