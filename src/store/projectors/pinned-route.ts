import { recordId } from '../draft-entry.ts';
import { insertRows } from '../insert-rows.ts';
import { standing, type Projector } from './fold.ts';

export const routePinned: Projector<'route.pinned'> = async (fold, items) => {
  const rows = items.map(({ body, actor, ordinal }) => ({
    ...standing(fold),
    pin_id: recordId(fold.nonce, ordinal),
    question: body.question,
    link_ids: body.linkIds,
    note: body.note,
    actor_id: actor.accountId,
    actor_name: actor.name,
    pinned_at: fold.recordedAt,
    origin_seq: fold.seq,
    origin_ordinal: ordinal,
  }));
  await insertRows(fold.db, 'pinned_route', rows);
};
