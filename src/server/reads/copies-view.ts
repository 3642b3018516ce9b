import type { ReplyOf } from '#api/operation';
import type { Operations } from '#api/operations';
import { likenessOf } from '#engines/copies/sketch-text';
import { textDifferences } from '#engines/copies/text-differences';
import { copyOf, nearCopies, type CopyRow } from '#store/copies';
import { documentById, renditionById } from '#store/document';
import { now } from '#store/cut';
import type { ScopedTransaction } from '#store/scope';
import { textsOf } from '#store/text';
import type { InCase } from '../authorised.ts';
import type { Context } from '../context.ts';
import { instantOf } from '../presenters/instant.ts';
import { notFound } from '../refusals.ts';
import { readAt } from './at.ts';

/** From here on two texts count as nearly the same. */
const leastLikeness = 0.5;
const lookedAt = 200;

/** The likest first; none for a text that is too short to say anything of. */
export function nearCopiesView(
  scope: InCase,
  context: Pick<Context, 'store'>,
  documentId: string,
): Promise<ReplyOf<Operations['listNearCopies']>> {
  return readAt(scope, context, undefined, async (tx) => {
    if ((await documentById(tx, now, documentId)) === undefined) throw notFound();
    const own = await copyOf(tx, documentId);
    if (own === undefined) return { copies: [] };
    const near = await nearCopies(tx, own.sketch.slice(64), lookedAt);
    const scored = near
      .filter((row) => row.document_id !== documentId)
      .map((row) => ({ row, likeness: likenessOf(own.sketch, row.sketch) }))
      .filter((one) => one.likeness >= leastLikeness)
      .toSorted(
        (a, b) =>
          b.likeness - a.likeness ||
          a.row.received_at - b.row.received_at ||
          (a.row.document_id < b.row.document_id ? -1 : 1),
      );
    return { copies: scored.map(presentCopy) };
  });
}

const presentCopy = ({ row, likeness }: { row: CopyRow; likeness: number }) => ({
  documentId: row.document_id,
  compartmentId: row.compartment_id,
  title: row.title,
  name: row.name,
  origin: row.origin,
  receivedAt: instantOf(row.received_at),
  chars: row.chars,
  likeness,
});

/** The texts of two documents as they are read now, piece by piece. */
export function differencesView(
  scope: InCase,
  context: Pick<Context, 'store'>,
  { documentId, otherId }: { readonly documentId: string; readonly otherId: string },
): Promise<{ view: ReplyOf<Operations['compareDocuments']>; compartments: readonly [string, string] }> {
  return readAt(scope, context, undefined, async (tx) => {
    const [first, second] = [await textOf(tx, documentId), await textOf(tx, otherId)];
    return {
      view: {
        first: { documentId, title: first.title },
        second: { documentId: otherId, title: second.title },
        differences: textDifferences(first.text, second.text).map((one) => ({ ...one })),
      },
      compartments: [first.compartmentId, second.compartmentId] as const,
    };
  });
}

async function textOf(tx: ScopedTransaction, documentId: string) {
  const document = await documentById(tx, now, documentId);
  const rendition =
    document?.state === 'read' && document.rendition_id !== null
      ? await renditionById(tx, now, document.rendition_id)
      : undefined;
  if (document === undefined || rendition === undefined) throw notFound();
  const place = { caseId: tx.scope.caseId, compartmentId: document.compartment_id };
  const texts = await textsOf(tx.db, place, [rendition.sha256]);
  return {
    title: document.title ?? document.name,
    compartmentId: document.compartment_id,
    text: texts.get(rendition.sha256.toString('hex')) ?? '',
  };
}
