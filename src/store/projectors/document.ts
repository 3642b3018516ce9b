import { sql } from 'kysely';
import { indexDocuments } from '../index-documents.ts';
import { byteaText, insertRows } from '../insert-rows.ts';
import { recordId } from '../draft-entry.ts';
import { mailIds } from './child.ts';
import { decide } from './decision.ts';
import { standing, type Fold, type Projector } from './fold.ts';

type StateChange = { readonly document_id: string; readonly ordinal: number; readonly [column: string]: unknown };

/** Closes the state of these documents and lets a changed copy stand; columns not named keep their value. */
export async function changeState(fold: Fold, changes: readonly StateChange[]): Promise<void> {
  const closed = await fold.db
    .updateTable('document_state')
    .set({ to_seq: fold.seq })
    .where('case_id', '=', fold.key.caseId)
    .where('compartment_id', '=', fold.key.compartmentId)
    .where(
      'document_id',
      'in',
      changes.map((change) => change.document_id),
    )
    .where('to_seq', 'is', null)
    .returningAll()
    .execute();
  const before = new Map(closed.map((row) => [row.document_id, row]));
  const rows = changes.flatMap((change) => {
    const row = before.get(change.document_id);
    return row === undefined ? [] : [{ ...row, ...standing(fold), ...change }];
  });
  await insertRows(fold.db, 'document_state', rows);
  await indexDocuments(
    fold,
    changes.map((change) => change.document_id),
  );
}

export const documentReceived: Projector<'document.received'> = async (fold, items) => {
  const ids = items.map(({ ordinal }) => recordId(fold.nonce, ordinal));
  await insertRows(
    fold.db,
    'document',
    items.map(({ body, actor }, i) => ({
      ...standing(fold),
      document_id: ids[i],
      name: body.name,
      path: body.path,
      title: body.title,
      sha256: byteaText(Buffer.from(body.sha256, 'hex')),
      size: body.size,
      origin: body.origin,
      form: body.form,
      date: body.date,
      received_at: fold.recordedAt,
      received_by: actor.accountId,
      received_by_name: actor.name,
    })),
  );
  await insertRows(
    fold.db,
    'document_state',
    items.map(({ body, actor, ordinal }, i) => ({
      ...standing(fold),
      ordinal,
      document_id: ids[i],
      state: body.setAside === null ? 'waiting' : 'set aside',
      set_aside: body.setAside,
      set_aside_by: body.setAside === null ? null : actor.accountId,
    })),
  );
};

export const documentSetAside: Projector<'document.set-aside'> = (fold, items) =>
  changeState(
    fold,
    items.map(({ body, actor, ordinal }) => ({
      ordinal,
      document_id: body.documentId,
      state: 'set aside',
      set_aside: body.reason,
      set_aside_by: actor.accountId,
    })),
  );

/** A document that was read before it was set aside is read again at once: its reading stands in the ledger. */
export const documentReleased: Projector<'document.released'> = async (fold, items) => {
  await changeState(
    fold,
    items.map(({ body, ordinal }) => ({
      ordinal,
      document_id: body.documentId,
      state: 'waiting',
      failure: null,
      set_aside: null,
      set_aside_by: null,
    })),
  );
  await fold.db
    .updateTable('document_state')
    .set({ state: 'read' })
    .where('case_id', '=', fold.key.caseId)
    .where('compartment_id', '=', fold.key.compartmentId)
    .where(
      'document_id',
      'in',
      items.map(({ body }) => body.documentId),
    )
    .where('to_seq', 'is', null)
    .where('reading_id', 'is not', null)
    .execute();
  await indexDocuments(
    fold,
    items.map(({ body }) => body.documentId),
  );
};

export const documentUnreadable: Projector<'document.unreadable'> = (fold, items) =>
  changeState(
    fold,
    items.map(({ body, ordinal }) => ({
      ordinal,
      document_id: body.documentId,
      state: 'unreadable',
      media_type: body.mediaType,
      failure: body.failure,
    })),
  );

export const documentRetried: Projector<'document.retried'> = (fold, items) =>
  changeState(
    fold,
    items.map(({ body, ordinal }) => ({ ordinal, document_id: body.documentId, state: 'waiting', failure: null })),
  );

export const documentGraded: Projector<'document.graded'> = (fold, items) =>
  decide(
    fold,
    'grade',
    items.map(({ body, actor, ordinal }) => ({
      ordinal,
      actor,
      subjectId: body.documentId,
      value: { grade: body.grade },
    })),
  );

export const renditionRecorded: Projector<'rendition.recorded'> = async (fold, items) => {
  await insertRows(
    fold.db,
    'rendition',
    items.map(({ body, ordinal }) => ({
      ...standing(fold),
      rendition_id: recordId(fold.nonce, ordinal),
      document_id: body.documentId,
      sha256: byteaText(Buffer.from(body.sha256, 'hex')),
      chars: body.chars,
      media_type: body.mediaType,
      encoding: body.encoding,
      title: body.title,
      date: body.date,
      extractor: body.extractor,
      version: body.version,
      map: body.map,
      notes: body.notes,
      recorded_at: fold.recordedAt,
    })),
  );
  await mailIds(fold, items);
};

/** Lets documents stand as read, with what their rendition says of itself. */
export async function markRead(
  fold: Fold,
  readings: readonly { documentId: string; renditionId: string; readingId: string; ordinal: number }[],
): Promise<void> {
  const renditions = await fold.db
    .selectFrom('rendition')
    .select(['rendition_id', 'media_type', 'title', 'date'])
    .where('case_id', '=', fold.key.caseId)
    .where('compartment_id', '=', fold.key.compartmentId)
    .where('rendition_id', '=', sql<string>`any (${readings.map((reading) => reading.renditionId)}::uuid[])`)
    .execute();
  const byId = new Map(renditions.map((row) => [row.rendition_id, row]));
  await changeState(
    fold,
    readings.map(({ documentId, renditionId, readingId, ordinal }) => {
      const { media_type, title, date } = byId.get(renditionId) ?? { media_type: null, title: null, date: null };
      return {
        ordinal,
        document_id: documentId,
        state: 'read',
        failure: null,
        media_type,
        title,
        date,
        rendition_id: renditionId,
        reading_id: readingId,
      };
    }),
  );
}
