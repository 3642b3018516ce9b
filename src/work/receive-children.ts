import type { ActorRef } from '#domain/entry';
import { Failure } from '#domain/failure';
import type { FoundChild } from '#domain/rendition';
import { keepBlob } from '#store/blob';
import { sha256 } from '#store/digest';
import { draftEntry } from '#store/draft-entry';
import { equalDocuments } from '#store/equal-document';
import { flagOf, letWait } from '#store/let-wait';
import type { WritingTransaction } from '#store/open-store';
import { erasedContent, placedNumbers, sizeInside } from '#store/place';
import type { Scope } from '#store/scope';
import { keepSmallBlobs } from '#store/small-blobs';
import { waitingDocuments, type WaitingDocument } from '#store/waiting-document';
import type { ReadingDeps } from './reading-deps.ts';

const smallBytes = 1024 * 1024;
/** Inside one outermost document; past this its containers are not opened any more. */
const mostInside = 250_000;
/** Past this what is found inside one document goes behind what people added by hand, as a load of many does. */
const fewInside = 50;
const mostBytesInside = 8 * 1024 * 1024 * 1024;

type Kept = { readonly child: FoundChild; readonly n: number; readonly hash: Buffer };

/**
 * Takes in what was found inside a document, as documents of the same compartment. Equal bytes are one document with
 * several places. The same children a second time change nothing, and what was erased does not come back.
 */
export function childReceiver(
  deps: ReadingDeps,
  scope: Scope,
  compartmentId: string,
  parent: WaitingDocument,
  by: ActorRef,
  loadFlags: readonly string[],
): { readonly depth: number; take(children: readonly FoundChild[]): Promise<void> } {
  let count = 0;
  return {
    depth: parent.depth,
    async take(children) {
      const numbered = children.map((child): Kept => {
        count += 1;
        return { child, n: count, hash: Buffer.from(sha256(child.bytes)) };
      });
      await deps.store.write(scope, compartmentId, async (tx) => {
        // Set aside or erased meanwhile: nothing of it is taken in, and its outcome is not recorded either.
        const [still] = await waitingDocuments(tx, compartmentId, [parent.document_id]);
        if (still === undefined) throw goneMeanwhile();
        if (numbered[0]?.n === 1 && parent.depth > 0) await refuseIfTooMuch(tx, parent.root_id);
        await place(tx, still, numbered, by, count > fewInside && loadFlags.length === 0 ? [flagOf.load] : loadFlags);
      });
    },
  };
}

async function place(
  tx: WritingTransaction,
  parent: WaitingDocument,
  numbered: readonly Kept[],
  by: ActorRef,
  loadFlags: readonly string[],
): Promise<void> {
  const { compartmentId } = tx;
  const { caseId } = tx.scope;
  const [first, last] = [numbered[0]!.n, numbered.at(-1)!.n];
  const placed = await placedNumbers(tx, compartmentId, parent.document_id, first, last);
  const erased = await erasedContent(
    tx,
    compartmentId,
    numbered.map(({ hash }) => hash.toString('hex')),
  );
  const wanted = numbered.filter(({ n, hash }) => !placed.has(n) && !erased.has(hash.toString('hex')));
  if (wanted.length === 0) return;
  const known = new Map<string, string>();
  const hashes = wanted.map(({ hash }) => hash);
  for (const one of (await equalDocuments(tx, compartmentId, hashes)).toReversed())
    known.set(one.sha256.toString('hex'), one.document_id);
  const draft = draftEntry();
  const made: { id: string; kept: Kept }[] = [];
  for (const kept of wanted) {
    const { child, n, hash } = kept;
    const hex = hash.toString('hex');
    let documentId = known.get(hex);
    if (documentId === undefined) {
      const { name, path, bytes } = child;
      const { origin } = parent;
      const about = { title: null, form: null, date: null, setAside: null };
      documentId = draft.add(by, {
        kind: 'document.received',
        name,
        path,
        sha256: hex,
        size: bytes.length,
        origin,
        ...about,
      });
      known.set(hex, documentId);
      made.push({ id: documentId, kept });
    }
    draft.add(by, {
      kind: 'document.placed',
      documentId,
      parentId: parent.document_id,
      rootId: parent.root_id,
      depth: parent.depth + 1,
      n,
      path: child.path,
      capture: child.capture,
    });
  }
  await keep(
    tx,
    made.map(({ kept }) => kept),
  );
  await tx.append(draft);
  await letWait(
    tx.db,
    { caseId, compartmentId, loadFlags },
    made.map(({ id }) => id),
  );
}

async function keep(tx: WritingTransaction, all: readonly Kept[]): Promise<void> {
  const small = all.filter(({ child }) => child.bytes.length <= smallBytes);
  if (small.length > 0)
    await keepSmallBlobs(
      tx,
      tx.compartmentId,
      small.map(({ child, hash }) => ({ sha256: hash, bytes: Buffer.from(child.bytes) })),
    );
  for (const { child } of all.filter((one) => !small.includes(one))) {
    const pieces = async function* () {
      yield child.bytes;
    };
    await keepBlob(tx, tx.compartmentId, pieces());
  }
}

async function refuseIfTooMuch(tx: WritingTransaction, rootId: string): Promise<void> {
  const { count, bytes } = await sizeInside(tx, tx.compartmentId, rootId);
  if (count < mostInside && bytes < mostBytesInside) return;
  throw new Failure(
    'LL-FILE-ZIP-BOMB',
    `The file was not opened, because the document around it holds ${count} files with ${bytes} bytes already.`,
    'Treat the file with care; unpack it and add what matters.',
  );
}

const goneMeanwhile = () =>
  new Failure('LL-CONFLICT', 'The document was set aside or erased while it was read.', 'Nothing is to be done.');
