import { recordId } from '../draft-entry.ts';
import { insertRows } from '../insert-rows.ts';
import { standing, type Projector } from './fold.ts';

export const searchSaved: Projector<'search.saved'> = async (fold, items) => {
  const rows = items.map(({ body, actor, ordinal }) => ({
    ...standing(fold),
    search_id: recordId(fold.nonce, ordinal),
    name: body.name,
    q: body.q,
    how: body.order,
    actor_id: actor.accountId,
    actor_name: actor.name,
    saved_at: fold.recordedAt,
    origin_seq: fold.seq,
    origin_ordinal: ordinal,
  }));
  await insertRows(fold.db, 'saved_search', rows);
};
