import { recordId } from '../draft-entry.ts';
import { insertRows } from '../insert-rows.ts';
import { standing, type Projector } from './fold.ts';

export const noticeGiven: Projector<'notice.given'> = async (fold, items) => {
  const rows = items.map(({ body, actor, ordinal }) => ({
    ...standing(fold),
    notice_id: recordId(fold.nonce, ordinal),
    ordinal,
    entity_id: body.entityId,
    actor_id: actor.accountId,
    actor_name: actor.name,
    told_at: fold.recordedAt,
  }));
  await insertRows(fold.db, 'notice', rows);
};
