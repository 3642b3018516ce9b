import type { DocumentDetail } from '#api/schemas/document';
import { documentById, renditionsOf, sameDocuments } from '#store/document';
import type { InCase } from '../authorised.ts';
import type { Context } from '../context.ts';
import { presentDocument, presentRendition } from '../presenters/present-document.ts';
import { notFound } from '../refusals.ts';
import { readAt } from './at.ts';

/** One document with its renditions, and others of its compartment with equal bytes or an equal name. */
export function documentView(
  scope: InCase,
  context: Pick<Context, 'store'>,
  input: { documentId: string; asOf?: string | undefined },
): Promise<DocumentDetail> {
  return readAt(scope, context, input.asOf, async (tx, cut) => {
    const row = await documentById(tx, cut, input.documentId);
    if (row === undefined) throw notFound();
    const renditions = await renditionsOf(tx, cut, input.documentId);
    const same = await sameDocuments(tx, row);
    return {
      ...presentDocument(row),
      renditions: renditions.map(presentRendition),
      same: same.map((one) => ({
        documentId: one.document_id,
        title: one.title,
        why: one.equal ? ('equal bytes' as const) : ('same name, other bytes' as const),
      })),
    };
  });
}
