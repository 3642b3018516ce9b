import { sql } from 'kysely';
import { recordId } from '../draft-entry.ts';
import { insertRows } from '../insert-rows.ts';
import { textsOf } from '../text.ts';
import { standing, type Fold, type FoldItem, type Projector } from './fold.ts';

const decidedBy = (fold: Fold, { actor, ordinal }: Pick<FoldItem, 'actor' | 'ordinal'>) => ({
  ...standing(fold),
  ordinal,
  actor_id: actor.accountId,
  actor_name: actor.name,
  decided_at: fold.recordedAt,
});

export const resolutionDecided: Projector<'resolution.decided'> = async (fold, items) => {
  const rows = items.map((item) => ({
    ...decidedBy(fold, item),
    resolution_id: recordId(fold.nonce, item.ordinal),
    left_id: item.body.left,
    right_id: item.body.right,
    decision: item.body.decision,
    reasons: item.body.reasons,
    contradictions: item.body.contradictions,
    note: item.body.note,
  }));
  await insertRows(fold.db, 'resolution', rows);
};

export const namesJoined: Projector<'names.joined'> = async (fold, items) => {
  const rows = items.flatMap((item) =>
    [...new Set(item.body.names)].map((name) => ({
      ...decidedBy(fold, item),
      joined_id: recordId(fold.nonce, item.ordinal),
      entity_id: item.body.entityId,
      type: item.body.type,
      document_id: item.body.documentId,
      rendition_id: item.body.renditionId,
      reading_id: item.body.readingId,
      name,
    })),
  );
  for (let i = 0; i < rows.length; i += 2000) await insertRows(fold.db, 'name_joined', rows.slice(i, i + 2000));
};

/** The words that a description rests on, by its rendition; an erased text gives none. */
async function wordsOfSpan(fold: Fold, { body }: FoldItem<'entity.described'>): Promise<string | null> {
  if (body.renditionId === null || body.span === null) return null;
  const rendition = await fold.db
    .selectFrom('rendition')
    .select('sha256')
    .where('case_id', '=', fold.key.caseId)
    .where('compartment_id', '=', fold.key.compartmentId)
    .where('rendition_id', '=', sql<string>`${body.renditionId}::uuid`)
    .executeTakeFirst();
  if (rendition === undefined) return '';
  const texts = await textsOf(fold.db, fold.key, [rendition.sha256]);
  return (texts.get(rendition.sha256.toString('hex')) ?? '').slice(...body.span);
}

export const entityDescribed: Projector<'entity.described'> = async (fold, items) => {
  for (const item of items) {
    const { entityId, property, value, documentId, renditionId, span, note } = item.body;
    const row = {
      ...decidedBy(fold, item),
      fact_id: recordId(fold.nonce, item.ordinal),
      entity_id: entityId,
      property,
      value,
      document_id: documentId,
      rendition_id: renditionId,
      span,
      words: await wordsOfSpan(fold, item),
      note,
    };
    await insertRows(fold.db, 'entity_fact', [row]);
  }
};
