import { sql } from 'kysely';
import type { ActorRef, ClaimByHand } from '#domain/entry';
import { wordsOf, type Span } from '#domain/span';
import { recordId } from '../draft-entry.ts';
import { indexDocuments, indexDocumentsOfClaims } from '../index-documents.ts';
import { insertRows } from '../insert-rows.ts';
import { denialNameRows } from '../migrations/0007-denial-name.ts';
import { decide } from './decision.ts';
import { markRead } from './document.ts';
import { standing, type Fold, type FoldItem, type Projector } from './fold.ts';
import { renditionTexts } from './rendition-texts.ts';

/** Adds claims, and the words by which those that deny are found. */
async function insertClaims(
  fold: Fold,
  rows: readonly (Record<string, unknown> & { claim_id: unknown })[],
): Promise<void> {
  for (let i = 0; i < rows.length; i += 2000) {
    const some = rows.slice(i, i + 2000);
    await insertRows(fold.db, 'claim', some);
    await sql`${sql.raw(denialNameRows('claim c'))} and c.case_id = ${fold.key.caseId} and c.compartment_id = ${fold.key.compartmentId}
      and c.claim_id = any (${some.map((row) => row.claim_id)}::uuid[])`.execute(fold.db);
  }
}

const spansAndWords = (
  text: string,
  of: { source: readonly Span[]; cue: readonly Span[]; content: readonly Span[] },
) => ({
  place: Math.min(...[...of.source, ...of.cue, ...of.content].map(([start]) => start)),
  source: of.source,
  cue: of.cue,
  content: of.content,
  source_words: wordsOf(text, of.source),
  cue_words: wordsOf(text, of.cue),
  content_words: wordsOf(text, of.content),
});

export const readingRecorded: Projector<'reading.recorded'> = async (fold, items) => {
  const texts = await renditionTexts(
    fold,
    items.flatMap(({ body }) => (body.reading.attributions.length === 0 ? [] : [body.renditionId])),
  );
  const readingIds = items.map(({ ordinal }) => recordId(fold.nonce, ordinal));
  await insertRows(
    fold.db,
    'reading',
    items.map(({ body }, i) => ({
      ...standing(fold),
      reading_id: readingIds[i],
      document_id: body.documentId,
      rendition_id: body.renditionId,
      reader_version: body.readerVersion,
      mentions: body.reading.mentions,
      times: body.reading.times,
      relations: body.reading.relations,
      events: body.reading.events,
      flows: body.reading.flows,
    })),
  );
  const claims = items.flatMap(({ body, ordinal }, i) => {
    const { attributions } = body.reading;
    const text = texts.get(body.renditionId) ?? '';
    const ids = new Map(attributions.map((attribution, k) => [attribution.id, recordId(fold.nonce, ordinal, k + 1)]));
    return attributions.map((attribution, k) => ({
      ...standing(fold),
      claim_id: ids.get(attribution.id),
      document_id: body.documentId,
      rendition_id: body.renditionId,
      reading_id: readingIds[i],
      basis: 'attribution',
      local_id: attribution.id,
      n: k,
      ...spansAndWords(text, attribution),
      kind: attribution.kind,
      stance: attribution.stance,
      polarity: attribution.polarity,
      speaker: attribution.speaker,
      speaker_name: attribution.speaker.name,
      parent_id: attribution.parent === null ? null : (ids.get(attribution.parent) ?? null),
      estimative: attribution.estimative,
      by_rule: attribution.by,
      score: attribution.score,
    }));
  });
  await insertClaims(fold, claims);
  await markRead(
    fold,
    items.map(({ body, ordinal }, i) => ({
      documentId: body.documentId,
      renditionId: body.renditionId,
      readingId: readingIds[i]!,
      ordinal,
    })),
  );
};

type ByHand = { readonly documentId: string; readonly renditionId: string; readonly claim: ClaimByHand };

/**
 * An observation is what someone sees in a document that nobody in it says. Words with a speaker or a cue, or that are
 * alleged, denied, asked and so on, are somebody's: nobody makes them a record by marking them.
 */
const basisByHand = ({ cue, speaker, stance }: ClaimByHand): 'attribution' | 'observation' =>
  cue.length === 0 && speaker === null && (stance === 'said' || stance === 'reported') ? 'observation' : 'attribution';

const byHandRow = (
  fold: Fold,
  ordinal: number,
  actor: ActorRef,
  body: ByHand,
  text: string,
  supersedes: string | null,
) => ({
  ...standing(fold),
  claim_id: recordId(fold.nonce, ordinal),
  document_id: body.documentId,
  rendition_id: body.renditionId,
  basis: basisByHand(body.claim),
  local_id: '',
  n: 0,
  ...spansAndWords(text, body.claim),
  kind: body.claim.kind,
  stance: body.claim.stance,
  polarity: body.claim.polarity,
  speaker: {
    name: body.claim.speaker,
    mention: wordsOf(text, body.claim.source),
    why: `decided by ${actor.name}`,
    candidates: [],
  },
  speaker_name: body.claim.speaker,
  parent_id: body.claim.parentId,
  estimative: [],
  by_rule: 'hand',
  score: 1,
  translation: body.claim.translation,
  supersedes,
});

export const claimMade: Projector<'claim.made'> = async (fold, items) => {
  const texts = await renditionTexts(
    fold,
    items.map(({ body }) => body.renditionId),
  );
  await insertClaims(
    fold,
    items.map(({ body, actor, ordinal }) =>
      byHandRow(fold, ordinal, actor, body, texts.get(body.renditionId) ?? '', null),
    ),
  );
  await indexDocuments(
    fold,
    items.map(({ body }) => body.documentId),
  );
};

export const claimMended: Projector<'claim.mended'> = async (fold, items) => {
  const texts = await renditionTexts(
    fold,
    items.map(({ body }) => body.renditionId),
  );
  await insertClaims(
    fold,
    items.map(({ body, actor, ordinal }) =>
      byHandRow(fold, ordinal, actor, body, texts.get(body.renditionId) ?? '', body.claimId),
    ),
  );
  const superseded = ({ body, actor, ordinal }: FoldItem<'claim.mended'>) => ({
    ordinal,
    actor,
    subjectId: body.claimId,
    value: { supersededBy: recordId(fold.nonce, ordinal) },
  });
  await decide(fold, 'superseded', items.map(superseded));
  await indexDocuments(
    fold,
    items.map(({ body }) => body.documentId),
  );
};

export const claimReviewed: Projector<'claim.reviewed'> = async (fold, items) => {
  await decide(
    fold,
    'review',
    items.map(({ body, actor, ordinal }) => ({
      ordinal,
      actor,
      subjectId: body.claimId,
      value: { review: body.decision, reason: body.reason },
    })),
  );
  await indexDocumentsOfClaims(
    fold,
    items.map(({ body }) => body.claimId),
  );
};

export const claimGraded: Projector<'claim.graded'> = (fold, items) =>
  decide(
    fold,
    'grade',
    items.map(({ body, actor, ordinal }) => ({
      ordinal,
      actor,
      subjectId: body.claimId,
      value: { grade: body.grade },
    })),
  );

export const claimFlagged: Projector<'claim.flagged'> = (fold, items) =>
  decide(
    fold,
    'defence',
    items.map(({ body, actor, ordinal }) => ({
      ordinal,
      actor,
      subjectId: body.claimId,
      value: { helpsDefence: body.helpsDefence, note: body.note },
    })),
  );
