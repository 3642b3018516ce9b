import { Failure } from '#domain/failure';
import { draftEntry } from '#store/draft-entry';
import { equalDocuments } from '#store/equal-document';
import { keepBlob, knownBlobs } from '#store/blob';
import { flagOf, letWait } from '#store/let-wait';
import { addToLoad } from '#store/load';
import type { WritingTransaction } from '#store/open-store';
import { keepSmallBlobs, type SmallBlob } from '#store/small-blobs';
import { actorRefOf } from '../actor.ts';
import type { InCompartment } from '../authorised.ts';
import type { ServerDeps } from '../deps.ts';
import { loadRefusals } from './load-refusals.ts';
import { storeScopeOf } from '../store-scope.ts';

export type NewDocument = {
  readonly name: string;
  readonly path: string;
  readonly title: string | null;
  readonly origin: string | null;
  readonly form: string | null;
  readonly date: string | null;
  readonly setAside: string | null;
};

const loadsOf = (incoming: readonly Incoming[]): ReadonlySet<string> =>
  new Set(incoming.flatMap(({ loadId }) => (loadId === null ? [] : [loadId])));

type LargeBlob = { readonly sha256: Buffer; readonly size: number; pieces(): AsyncIterable<Uint8Array> };

/** A document with its bytes: those of a large one come in pieces from where they lie. */
export type Incoming = {
  readonly input: NewDocument;
  readonly blob: SmallBlob | LargeBlob;
  /** The load of many files that it comes in. */
  readonly loadId: string | null;
};

export type Received = {
  readonly documentId: string;
  /** The document that was there first with equal bytes; it is `documentId` itself where name and path are equal too, and then nothing new was made. */
  readonly duplicateOf: string | null;
  /** When it was recorded and under which number; null where nothing new was made. */
  readonly recorded: { readonly seq: number; readonly recordedAt: number } | null;
};

type Outcome = { documentId: string; duplicateOf: string | null; isNew: boolean } | Failure;

export const sizeOf = (blob: Incoming['blob']): number => ('bytes' in blob ? blob.bytes.length : blob.size);

/** Keeps bytes in the compartment of the transaction. */
export async function keepBytes(tx: WritingTransaction, blobs: readonly Incoming['blob'][]): Promise<void> {
  const small = blobs.filter((blob) => 'bytes' in blob);
  if (small.length > 0) await keepSmallBlobs(tx, tx.compartmentId, small);
  for (const blob of blobs) {
    if ('bytes' in blob) continue;
    const { sha256 } = await keepBlob(tx, tx.compartmentId, blob.pieces());
    if (!sha256.equals(blob.sha256)) throw new Error('the bytes of an upload changed while they were kept');
  }
}

/**
 * Keeps documents of one compartment whole, in one entry, and lets them wait for the reader. One that cannot be named
 * in the ledger is answered by its failure; the others go in. Bytes and the entry that names them go in together or
 * not at all, and which bytes are there already is asked while nobody else, an erasure neither, can change it.
 */
export async function receiveDocuments(
  auth: InCompartment<'add-material'>,
  deps: Pick<ServerDeps, 'store'>,
  incoming: readonly Incoming[],
): Promise<(Received | Failure)[]> {
  const { caseId, compartmentId } = auth;
  return deps.store.write(storeScopeOf(auth), compartmentId, async (tx) => {
    const loads = loadsOf(incoming);
    const refused = await loadRefusals(tx, compartmentId, loads);
    const all = incoming.map(({ blob }) => blob.sha256);
    const known = await knownBlobs(tx, compartmentId, all);
    const hashes = all.filter((sha256) => known.has(sha256.toString('hex')));
    const equal = new Map<string, { id: string; name: string; path: string; isChild: boolean }[]>();
    for (const row of await equalDocuments(tx, compartmentId, hashes)) {
      const key = row.sha256.toString('hex');
      equal.set(key, [
        ...(equal.get(key) ?? []),
        { id: row.document_id, name: row.name, path: row.path, isChild: row.is_child },
      ]);
    }
    const draft = draftEntry();
    const outcomes = incoming.map(({ input, blob, loadId }): Outcome => {
      const refusal = loadId === null ? undefined : refused.get(loadId);
      if (refusal !== undefined) return refusal;
      const sha256 = blob.sha256.toString('hex');
      const before = equal.get(sha256) ?? [];
      // What was found inside something goes when that is erased; what is added by itself stays.
      const same = before.find((one) => !one.isChild && one.name === input.name && one.path === input.path);
      if (same !== undefined) return { documentId: same.id, duplicateOf: same.id, isNew: false };
      try {
        const body = { kind: 'document.received', ...input, sha256, size: sizeOf(blob) } as const;
        const documentId = draft.add(actorRefOf(auth), body);
        equal.set(sha256, [...before, { id: documentId, name: input.name, path: input.path, isChild: false }]);
        return { documentId, duplicateOf: before[0]?.id ?? null, isNew: true };
      } catch (error) {
        if (error instanceof Failure) return error;
        throw error;
      }
    });
    const named = new Map(
      incoming.flatMap(({ blob }, i) => {
        const outcome = outcomes[i]!;
        const key = blob.sha256.toString('hex');
        return !(outcome instanceof Failure) && outcome.isNew && !known.has(key) ? [[key, blob] as const] : [];
      }),
    );
    await keepBytes(tx, [...named.values()]);
    const recorded = draft.items.length === 0 ? null : await tx.append(draft);
    for (const loadId of [null, ...loads]) {
      const ofLoad = outcomes.flatMap((one, i) =>
        !(one instanceof Failure) && incoming[i]!.loadId === loadId ? [{ ...one, input: incoming[i]!.input }] : [],
      );
      const waiting = ofLoad.filter((one) => one.isNew && one.input.setAside === null);
      const loadFlags = loadId === null ? [] : [flagOf.load, flagOf.ofLoad(compartmentId, loadId)];
      const ids = (some: typeof ofLoad) => some.map((one) => one.documentId);
      await letWait(tx.db, { caseId, compartmentId, loadFlags }, ids(waiting));
      if (loadId !== null) await addToLoad(tx, { compartmentId, loadId }, ids(ofLoad));
    }
    return outcomes.map((one) => {
      if (one instanceof Failure) return one;
      const { documentId, duplicateOf, isNew } = one;
      return { documentId, duplicateOf, recorded: isNew ? recorded : null };
    });
  });
}
