import { recordId } from '../draft-entry.ts';
import { insertRows } from '../insert-rows.ts';
import { standing, type Projector } from './fold.ts';

export const viewSaved: Projector<'view.saved'> = async (fold, items) => {
  const rows = items.map(({ body, actor, ordinal }) => ({
    ...standing(fold),
    view_id: recordId(fold.nonce, ordinal),
    name: body.name,
    view: body.view,
    actor_id: actor.accountId,
    actor_name: actor.name,
    saved_at: fold.recordedAt,
    origin_seq: fold.seq,
    origin_ordinal: ordinal,
  }));
  await insertRows(fold.db, 'saved_view', rows);
};
