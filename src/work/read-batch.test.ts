import { describe, expect, it } from 'vitest';
import type { WaitingDocument } from '#store/waiting-document';
import { backOffMs, orAborted, pause } from './pause.ts';
import { groupsOf } from './read-batch.ts';

const document = (id: string, size: number): WaitingDocument => ({
  document_id: id,
  name: id,
  sha256: Buffer.alloc(32),
  size,
  title: null,
  date: null,
  origin: null,
  depth: 0,
  root_id: id,
});
const mib = 1024 * 1024;

describe('documents that are recorded together', () => {
  it('are many small ones, and large ones with few others', () => {
    const documents = [
      document('a', 10),
      document('b', 5 * mib),
      document('c', 5 * mib),
      document('d', 10),
      document('e', 10),
    ];
    const groups = groupsOf(documents);
    expect(groups.map((group) => group.map((one) => one.document_id).join(''))).toEqual(['ab', 'cde']);
  });
});

describe('waiting', () => {
  it('doubles up to the longest', () => {
    expect([1, 2, 3, 10, 100].map((failures) => backOffMs(failures))).toEqual([250, 500, 1000, 10_000, 10_000]);
  });

  it('ends with the signal', async () => {
    const stop = new AbortController();
    const waiting = pause(1e9, stop.signal);
    const reading = orAborted(new Promise<never>(() => undefined), stop.signal);
    stop.abort();
    await waiting;
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
    expect(await orAborted(7, new AbortController().signal)).toBe(7);
  });
});
