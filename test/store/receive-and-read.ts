import { randomUUID } from 'node:crypto';
import { keepBlob } from '#store/blob';
import { draftEntry } from '#store/draft-entry';
import { keepTexts } from '#store/text';
import { ada, hashOf, reading, received, recorded } from './ledger-items.ts';
import type { TestInstallation } from './test-installation.ts';

export type ReadDocument = {
  readonly caseId: string;
  readonly compartmentId: string;
  readonly documentId: string;
  readonly renditionId: string;
  readonly text: string;
};

/** Takes a text into a compartment as a document, keeps its rendition and its reading: three entries. */
export async function receiveAndRead(
  test: Pick<TestInstallation, 'store'>,
  text: string,
  of: { caseId?: string; compartmentId?: string; name?: string; title?: string } = {},
): Promise<ReadDocument> {
  const { caseId = randomUUID(), name = 'note.txt', title = 'A note' } = of;
  const { compartmentId = caseId } = of;
  const scope = { caseId, compartmentIds: [caseId, compartmentId], accountId: null };
  const bytes = Buffer.from(text);
  const first = draftEntry();
  const documentId = first.add(ada, received(bytes, name));
  await test.store.write(scope, compartmentId, async (tx) => {
    await keepBlob(
      tx,
      compartmentId,
      (async function* () {
        yield bytes;
      })(),
    );
    await tx.append(first);
  });
  const renditionId = await test.store.write(scope, compartmentId, async (tx) => {
    await keepTexts(tx.db, { caseId, compartmentId }, [{ sha256: hashOf(text), text }]);
    const second = draftEntry();
    const id = second.add(ada, recorded(documentId, text, title));
    await tx.append(second);
    return id;
  });
  await test.store.write(scope, compartmentId, async (tx) => {
    const third = draftEntry();
    third.add(ada, reading(documentId, renditionId, text));
    await tx.append(third);
  });
  return { caseId, compartmentId, documentId, renditionId, text };
}
