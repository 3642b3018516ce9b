import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { eraseDocument } from '#store/erase';
import { placesBehind } from '#store/index-watch';
import { advanceNameIndex } from '#store/name-index';
import { rebuild } from '#store/rebuild';
import { noteWords } from '#store/word-index';
import { ada } from './ledger-items.ts';
import { receiveAndRead } from './receive-and-read.ts';
import { createInstallation, type TestInstallation } from './test-installation.ts';

describe('the index of words', () => {
  let test: TestInstallation;
  beforeAll(async () => {
    test = await createInstallation(inject('postgres'));
  });
  afterAll(() => test.drop());

  const wordsOf = async (caseId: string): Promise<string[]> => {
    const found = await test.ask<{ word: string }>(
      'select word from lamplighter.search_word where case_id = $1 order by word',
      [caseId],
    );
    return found.map((row) => row.word);
  };
  const noted = async (caseId: string, steps = 10) => {
    const scope = { caseId, compartmentIds: [caseId], accountId: null };
    expect(await test.store.note(scope, (tx) => noteWords(tx, steps))).toBe(true);
    return wordsOf(caseId);
  };

  it('goes on from where it stood, and holds each word once', async () => {
    const caseId = randomUUID();
    await receiveAndRead(test, 'The kestrel circled.', { caseId });
    expect(await wordsOf(caseId)).toEqual([]);
    expect(await noted(caseId)).toEqual(['circl', 'circled', 'kestrel']);
    await receiveAndRead(test, 'A kestrel and a plover, 1 2abc a.b/c x@y.z.', { caseId });
    expect(await noted(caseId)).toEqual(['circl', 'circled', 'kestrel', 'plover']);
    expect(await noted(caseId)).toEqual(['circl', 'circled', 'kestrel', 'plover']);
    expect(await test.ask('select seq from lamplighter.word_index where case_id = $1', [caseId])).toEqual([{ seq: 6 }]);
  });

  it('says that more is left where the steps did not do', async () => {
    const caseId = randomUUID();
    await receiveAndRead(test, 'One heron.', { caseId });
    const scope = { caseId, compartmentIds: [caseId], accountId: null };
    expect(await test.store.note(scope, (tx) => noteWords(tx, 0))).toBe(false);
    expect(await noted(caseId, 1)).toContain('heron');
  });

  it('never looks known words up by the index of likenesses, which the planner takes for as good as the key', async () => {
    const found = await test.ask<{ settings: string[] }>(
      `select proconfig as settings from pg_proc where oid = 'lamplighter.note_words'::regproc`,
    );
    // That index can be read by bitmaps alone.
    expect(found[0]!.settings).toContain('enable_bitmapscan=off');
  });

  it('holds nothing of a document that is erased while its words and names are taken in', async () => {
    const caseId = randomUUID();
    const { documentId } = await receiveAndRead(test, 'Ada said that the bittern flew.', { caseId });
    await receiveAndRead(test, 'Ben saw a heron.', { caseId });
    const scope = { caseId, compartmentIds: [caseId], accountId: null };
    let erased: Promise<unknown> = Promise.resolve();
    await test.store.note(scope, async (tx) => {
      await noteWords(tx, 1);
      await advanceNameIndex(tx, caseId, 'test', ({ name }) => [name]);
      const of = { caseId, compartmentId: caseId, documentId, authority: 'order 7', actor: ada };
      erased = eraseDocument(test.operator, of, 0);
      // Not before the erasure waits for what is taken in here.
      const waiting = () =>
        test.ask(`select pid from pg_locks where not granted and locktype = 'advisory'
          and database = (select oid from pg_database where datname = current_database())`);
      await expect.poll(waiting).not.toEqual([]);
    });
    await erased;
    expect(await wordsOf(caseId)).toEqual([]);
    expect(await test.ask('select name from lamplighter.name_group where case_id = $1', [caseId])).toEqual([]);
    expect(await noted(caseId)).toEqual(['heron']);
  });

  it('is behind where readings come in, and after all is folded anew', async () => {
    const caseId = randomUUID();
    await receiveAndRead(test, 'One heron.', { caseId });
    const behind = async () => (await placesBehind(test.store.db, 1000)).find((one) => one.caseId === caseId);
    const first = await behind();
    expect(first).toMatchObject({ compartmentId: caseId, marked: 1 });
    await noted(caseId);
    expect((await rebuild(test.operator)).identical).toBe(true);
    expect(await wordsOf(caseId)).toEqual([]);
    expect(await behind()).toMatchObject({ marked: 2 });
    expect(await noted(caseId)).toEqual(['heron']);
  });
});
