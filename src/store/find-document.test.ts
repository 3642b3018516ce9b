import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { ada } from '../../test/store/ledger-items.ts';
import { receiveAndRead, type ReadDocument } from '../../test/store/receive-and-read.ts';
import { createInstallation, type TestInstallation } from '../../test/store/test-installation.ts';
import { draftEntry } from './draft-entry.ts';
import { findDocumentForOperator } from './find-document.ts';

const caseId = randomUUID();
const hidden = randomUUID();

describe('what the operator names', () => {
  let test: TestInstallation;
  let first: ReadDocument;
  let apart: ReadDocument;

  beforeAll(async () => {
    test = await createInstallation(inject('postgres'));
    const opened = { profile: 'investigation', state: 'open', marking: 'OFFICIAL' } as const;
    for (const [id, title] of [
      [caseId, 'Northern berth'],
      [randomUUID(), 'Twice'],
      [randomUUID(), 'twice'],
    ] as const) {
      const scope = { caseId: id, compartmentIds: [id, hidden], accountId: null };
      await test.store.write(scope, id, async (tx) => {
        const draft = draftEntry();
        draft.add(ada, { kind: 'case.opened', title, ...opened });
        draft.add(ada, { kind: 'compartment.opened', name: 'main' });
        await tx.append(draft);
      });
    }
    await test.store.write({ caseId, compartmentIds: [caseId, hidden], accountId: null }, hidden, async (tx) => {
      const draft = draftEntry();
      draft.add(ada, { kind: 'compartment.opened', name: 'Source protection' });
      await tx.append(draft);
    });
    first = await receiveAndRead(test, 'Ada said so.', { caseId, name: 'a.txt', title: 'What Ada said' });
    await receiveAndRead(test, 'Ben said so.', { caseId, name: 'b.txt', title: 'Said' });
    apart = await receiveAndRead(test, 'Cay said so.', { caseId, compartmentId: hidden, name: 'c.txt', title: 'Said' });
  });
  afterAll(() => test.drop());

  const find = (named: string, document: string, compartment?: string) =>
    findDocumentForOperator(test.operator, { case: named, document, compartment });

  it('is found by whole title or the beginning of an id, and by id, path, name or title', async () => {
    const place = {
      caseId,
      caseTitle: 'Northern berth',
      compartmentId: caseId,
      compartment: 'main',
      documentId: first.documentId,
      path: 'post/a.txt',
      title: 'What Ada said',
    };
    for (const named of ['northern BERTH', caseId, caseId.slice(0, 8)])
      for (const document of [first.documentId, 'post/a.txt', 'a.txt', 'What Ada said'])
        expect(await find(named, document)).toEqual(place);
  });

  it('is never chosen between two, and the compartment may tell them apart', async () => {
    await expect(find('Northern berth', 'Said')).rejects.toMatchObject({
      code: 'LL-DOCUMENT-AMBIGUOUS',
      next: expect.stringContaining('post/c.txt'),
    });
    expect(await find('Northern berth', 'Said', 'source protection')).toMatchObject({
      documentId: apart.documentId,
      compartment: 'Source protection',
    });
    await expect(find('TWICE', 'a.txt')).rejects.toMatchObject({ code: 'LL-CASE-AMBIGUOUS' });
  });

  it('is not found by a part of its name, nor under a case of another name', async () => {
    await expect(find('Northern berth', 'What Ada')).rejects.toMatchObject({ code: 'LL-DOCUMENT-UNKNOWN' });
    await expect(find('Northern berth', first.documentId, 'Source protection')).rejects.toMatchObject({
      code: 'LL-DOCUMENT-UNKNOWN',
    });
    for (const named of ['Northern', '', caseId.slice(0, 3)])
      await expect(find(named, 'a.txt')).rejects.toMatchObject({ code: 'LL-CASE-UNKNOWN' });
  });
});
