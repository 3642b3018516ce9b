import { z } from 'zod';
import { attributionKinds } from '#domain/reading';
import { reviewStates } from '#domain/review';
import { polarities, stances } from '#domain/stance';
import { operation } from '../operation.ts';
import { claim, claimDetail, decided } from '../schemas/claim.ts';
import { asOf, caseParams, expected, nothing, page, spans, text, uuid } from '../schemas/common.ts';
import { grade } from '../schemas/document.ts';

const claimParams = caseParams.extend({ claimId: uuid });
const filledSpans = spans.min(1).max(200);

/** Claims of many documents come in smaller pages: each brings what is due to the persons of all of them. */
const mostOfCase = 500;

/** What a person says a claim is; spans are of the rendition's text and are checked against it. */
export const claimBody = z.object({
  source: spans.max(50).default([]),
  cue: spans.max(50).default([]),
  content: filledSpans,
  kind: z.enum(attributionKinds).default('indirect'),
  stance: z.enum(stances),
  polarity: z.enum(polarities).default('asserts'),
  /** Names of the speakers, separated by "; "; null leaves the speaker unresolved. */
  speaker: text.trim().min(1).max(500).nullable(),
  parentId: uuid.nullable().default(null),
  translation: z
    .object({ text: text.trim().min(1).max(20_000), translator: text.trim().min(1).max(200) })
    .nullable()
    .default(null),
});

export const claimOperations = {
  listClaims: operation({
    id: 'listClaims',
    summary: 'Claims in text order, filtered',
    method: 'GET',
    path: '/cases/{caseId}/claims',
    policy: 'read-case',
    params: caseParams,
    query: asOf
      .extend({
        cursor: page.shape.cursor,
        limit: z.coerce.number().int().min(1).max(5000).default(200),
        documentId: uuid.optional(),
        compartmentId: uuid.optional(),
        stance: z.enum(stances).optional(),
        review: z.enum(reviewStates).optional(),
        speaker: text.max(300).optional(),
        words: text.max(300).optional(),
        helpsDefence: z.stringbool().optional(),
        /** Superseded claims are left out unless asked for by `review` or here. */
        superseded: z.stringbool().default(false),
      })
      .refine(({ limit, documentId }) => limit <= mostOfCase || documentId !== undefined, {
        path: ['limit'],
        message: `No more than ${mostOfCase} at once without documentId; go on by cursor.`,
      }),
    body: null,
    reply: z.object({ claims: z.array(claim), nextCursor: z.string().nullable() }),
  }),
  getClaim: operation({
    id: 'getClaim',
    summary: 'One claim with its history',
    method: 'GET',
    path: '/cases/{caseId}/claims/{claimId}',
    policy: 'read-case',
    params: claimParams,
    query: asOf,
    body: null,
    reply: claimDetail,
  }),
  makeClaim: operation({
    id: 'makeClaim',
    summary: 'Make a claim by hand from selected words',
    method: 'POST',
    path: '/cases/{caseId}/claims',
    policy: 'review',
    params: caseParams,
    query: nothing,
    body: claimBody.extend({ renditionId: uuid }),
    reply: decided,
  }),
  reviewClaim: operation({
    id: 'reviewClaim',
    summary: 'Say that the words say so, or that they do not',
    method: 'POST',
    path: '/cases/{caseId}/claims/{claimId}/review',
    policy: 'review',
    params: claimParams,
    query: nothing,
    body: expected.extend({ decision: z.enum(['read rightly', 'rejected']), reason: text.max(1000).optional() }),
    reply: decided,
  }),
  mendClaim: operation({
    id: 'mendClaim',
    summary: 'Replace a claim by a mended one; the first stays in the log',
    method: 'POST',
    path: '/cases/{caseId}/claims/{claimId}/mend',
    policy: 'review',
    params: claimParams,
    query: nothing,
    body: claimBody.extend(expected.shape),
    reply: decided,
  }),
  gradeClaim: operation({
    id: 'gradeClaim',
    summary: 'Grade one claim apart from its document',
    method: 'PUT',
    path: '/cases/{caseId}/claims/{claimId}/grade',
    policy: 'review',
    params: claimParams,
    query: nothing,
    body: expected.extend({ grade: grade.nullable() }),
    reply: decided,
  }),
  flagClaim: operation({
    id: 'flagClaim',
    summary: 'Mark that a claim may help the defence',
    method: 'PUT',
    path: '/cases/{caseId}/claims/{claimId}/helps-defence',
    policy: 'review',
    params: claimParams,
    query: nothing,
    body: expected.extend({ helpsDefence: z.boolean(), note: text.max(1000).optional() }),
    reply: decided,
  }),
};
