import { recordId } from '../draft-entry.ts';
import { insertRows } from '../insert-rows.ts';
import { standing, type Fold, type FoldItem, type Projector } from './fold.ts';

export const documentPlaced: Projector<'document.placed'> = (fold, items) =>
  insertRows(
    fold.db,
    'document_place',
    items.map(({ body, ordinal }) => ({
      ...standing(fold),
      ordinal,
      document_id: body.documentId,
      parent_id: body.parentId,
      root_id: body.rootId,
      depth: body.depth,
      n: body.n,
      path: body.path,
      capture: body.capture,
    })),
  );

/** The identifiers by which mails of these renditions are tied to others. */
export async function mailIds(fold: Fold, items: readonly FoldItem<'rendition.recorded'>[]): Promise<void> {
  const rows = items.flatMap(({ body, ordinal }) => {
    const { own, refers } = body.thread ?? { own: null, refers: [] };
    const one = (messageId: string, isOwn: boolean) => ({
      ...standing(fold),
      rendition_id: recordId(fold.nonce, ordinal),
      document_id: body.documentId,
      message_id: messageId,
      own: isOwn,
    });
    return [...(own === null ? [] : [one(own, true)]), ...[...new Set(refers)].map((id) => one(id, false))];
  });
  await insertRows(fold.db, 'mail_id', rows);
}
