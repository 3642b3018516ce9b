import { sql, type RawBuilder } from 'kysely';
import { indexDocuments } from '../index-documents.ts';
import { byteaText, insertRows } from '../insert-rows.ts';
import { recordId } from '../draft-entry.ts';
import { mailIds } from './child.ts';
import { decide } from './decision.ts';
import { standing, type Fold, type Projector } from './fold.ts';

/** The rows of one statement are joined as if they were few. */
const atOnce = 500;

type StateChange = { readonly document_id: string; readonly ordinal: number; readonly [column: string]: unknown };

/**
 * Closes the state of these documents and lets a changed copy stand, in one statement, since others wait for it; columns
 * not named keep their value. `andSays` gives more columns of one change `x.change`, as `jsonb`.
 */
export async function changeState(
  fold: Fold,
  changes: readonly StateChange[],
  andSays: RawBuilder<unknown> = sql`'{}'::jsonb`,
): Promise<void> {
  const { caseId, compartmentId } = fold.key;
  const documentIds = changes.map((change) => change.document_id);
  for (let i = 0; i < changes.length; i += atOnce) {
    const some = changes.slice(i, i + atOnce);
    const rows = some.map((change) => ({ ...standing(fold), ...change }));
    await sql`
    with closed as (
      update document_state set to_seq = ${fold.seq}
      where case_id = ${caseId} and compartment_id = ${compartmentId} and document_id = any (${some.map((change) => change.document_id)}::uuid[]) and to_seq is null
      returning *)
    insert into document_state select r.*
    from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) as x (change)
    join closed c on c.document_id = (x.change ->> 'document_id')::uuid
    cross join lateral jsonb_populate_record(row (c.*)::document_state, x.change || ${andSays}) r`.execute(fold.db);
  }
  await indexDocuments(fold, documentIds);
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
  const { caseId, compartmentId } = fold.key;
  await changeState(
    fold,
    readings.map(({ documentId, renditionId, readingId, ordinal }) => ({
      ordinal,
      document_id: documentId,
      state: 'read',
      failure: null,
      media_type: null,
      title: null,
      date: null,
      rendition_id: renditionId,
      reading_id: readingId,
    })),
    sql`coalesce((
      select jsonb_build_object('media_type', q.media_type, 'title', q.title, 'date', q.date) from rendition q
      where q.case_id = ${caseId} and q.compartment_id = ${compartmentId} and q.rendition_id = (x.change ->> 'rendition_id')::uuid), '{}')`,
  );
}
