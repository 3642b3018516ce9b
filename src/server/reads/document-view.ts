import type { DocumentDetail } from '#api/schemas/document';
import { threadOf } from '#store/mail-thread';
import { childrenOf, placesOf, setAsideWith } from '#store/place';
import { documentById, renditionsOf, sameDocuments } from '#store/document';
import type { InCase } from '../authorised.ts';
import type { Context } from '../context.ts';
import { presentDocument, presentRendition } from '../presenters/present-document.ts';
import { presentChild } from '../presenters/present-child.ts';
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
    const places = await placesOf(tx, cut, [row.document_id], 50);
    // What a document holds, and which mails it answers, is part of what was read in it.
    const today = cut === null ? row : await documentById(tx, null, input.documentId);
    const isShut = today === undefined || today.set_aside !== null;
    const inside = isShut ? [] : await childrenOf(tx, cut, row.document_id, 0, 200);
    const aside =
      cut === null && row.state === 'set aside' ? await setAsideWith(tx, row.compartment_id, row.document_id) : [];
    const thread = isShut ? [] : await threadOf(tx, cut, row.document_id, 50);
    return {
      ...presentDocument(row),
      renditions: renditions.map(presentRendition),
      places: places.map(({ parent_id, parent_title, n, of, path, capture }) => ({
        parentId: parent_id,
        parentTitle: parent_title,
        n,
        of,
        path,
        capture,
      })),
      inside: inside.map(presentChild).map(({ documentId, n, path, title }) => ({ documentId, n, path, title })),
      setAsideWith: aside.length,
      thread: thread.map(({ document_id, title, date }) => ({ documentId: document_id, title, date })),
      same: same.map((one) => ({
        documentId: one.document_id,
        title: one.title,
        why: one.equal ? ('equal bytes' as const) : ('same name, other bytes' as const),
      })),
    };
  });
}
