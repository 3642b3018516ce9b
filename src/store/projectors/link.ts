import { insertRows } from '../insert-rows.ts';
import { recordId } from '../draft-entry.ts';
import { textsOf } from '../text.ts';
import { standing, type Projector } from './fold.ts';

export const entityMade: Projector<'entity.made'> = async (fold, items) => {
  const rows = items.map(({ body, ordinal }) => ({
    ...standing(fold),
    entity_id: recordId(fold.nonce, ordinal),
    schema: body.schema,
    name: body.name,
    translation: body.translation,
  }));
  await insertRows(fold.db, 'entity', rows);
};

export const mentionMade: Projector<'mention.made'> = async (fold, items) => {
  for (const { body, ordinal } of items) {
    const rendition = await fold.db
      .selectFrom('rendition')
      .select('sha256')
      .where('case_id', '=', fold.key.caseId)
      .where('compartment_id', '=', fold.key.compartmentId)
      .where('rendition_id', '=', body.renditionId)
      .executeTakeFirst();
    const texts = rendition === undefined ? undefined : await textsOf(fold.db, fold.key, [rendition.sha256]);
    const text = texts?.get(rendition!.sha256.toString('hex')) ?? '';
    const row = {
      mention_id: recordId(fold.nonce, ordinal),
      document_id: body.documentId,
      rendition_id: body.renditionId,
      start: body.start,
      end: body.end,
      type: body.type,
      entity_id: body.entityId,
      words: text.slice(body.start, body.end),
    };
    await insertRows(fold.db, 'mention', [{ ...standing(fold), ...row }]);
  }
};

export const linkRelied: Projector<'link.relied'> = async (fold, items) => {
  await insertRows(
    fold.db,
    'link',
    items.map(({ body, actor, ordinal }) => ({
      ...standing(fold),
      link_id: recordId(fold.nonce, ordinal),
      kind: body.link,
      from_id: body.from,
      to_id: body.to,
      item: body.item,
      time: body.time,
      arrives: body.arrives ?? null,
      lower_bound: body.lowerBound,
      claim_ids: body.claimIds,
      contradicted_by: body.contradictedBy,
      actor_id: actor.accountId,
      actor_name: actor.name,
      accepted_at: fold.recordedAt,
      origin_seq: fold.seq,
      origin_ordinal: ordinal,
    })),
  );
};

export const statusRecorded: Projector<'status.recorded'> = async (fold, items) => {
  await insertRows(
    fold.db,
    'legal_status',
    items.map(({ body, actor, ordinal }) => ({
      ...standing(fold),
      status_id: recordId(fold.nonce, ordinal),
      person: body.person,
      reported: body.reported,
      verified: body.verified,
      actor_id: actor.accountId,
      actor_name: actor.name,
      recorded_at: fold.recordedAt,
    })),
  );
};
