import { z } from 'zod';
import { legalStatuses } from '#domain/legal-status';
import { attributionKinds, mentionTypes } from '#domain/reading';
import { reviewStates } from '#domain/review';
import { polarities, stances } from '#domain/stance';
import { entryRef, instant, person, spans, uuid } from './common.ts';
import { grade } from './document.ts';

export const speaker = z.object({
  name: z.string().nullable(),
  mention: z.string(),
  why: z.string(),
  candidates: z.array(z.object({ name: z.string(), why: z.string() })),
});

/** A tie that the claim proposes; drawn only once someone relies on it. */
export const proposal = z.object({
  kind: z.string(),
  from: z.string(),
  to: z.string(),
  item: z.string().nullable(),
  time: z.string().nullable(),
  lowerBound: z.number().nullable(),
});

export const claimWords = z.object({ source: z.string(), cue: z.string(), content: z.string() });

/** A denial that travels with an allegation, with the way to its own words. */
export const denial = z.object({
  claimId: uuid,
  documentId: uuid,
  documentTitle: z.string(),
  speaker: z.string(),
  words: claimWords,
  why: z.string(),
});

export const legalStatus = z.object({
  person: z.string(),
  reported: z
    .object({
      status: z.enum(legalStatuses),
      words: z.string(),
      documentId: uuid.nullable(),
      renditionId: uuid.nullable(),
      spans,
      when: z.string().nullable(),
    })
    .nullable(),
  verified: z.object({ status: z.enum(legalStatuses), record: z.string(), by: person, at: instant }).nullable(),
});

/** What must show wherever the claim shows, when it is an allegation about a person. */
export const fairness = z.object({
  persons: z.array(z.string()),
  denials: z.array(denial),
  /** True when no denial is on file: "not yet put to them"; silence is no denial. */
  notYetPut: z.boolean(),
  statuses: z.array(legalStatus),
});

export const claim = z.object({
  claimId: uuid,
  compartmentId: uuid,
  /** Pass as `expected` with any decision on this claim. */
  version: z.int(),
  documentId: uuid,
  documentTitle: z.string(),
  /** Media type of its document, found from the bytes. */
  documentMediaType: z.string().nullable(),
  renditionId: uuid,
  basis: z.enum(['attribution', 'observation', 'record']),
  source: spans,
  cue: spans,
  content: spans,
  words: claimWords,
  kind: z.enum(attributionKinds),
  stance: z.enum(stances),
  polarity: z.enum(polarities),
  speaker,
  parentId: uuid.nullable(),
  estimative: spans,
  by: z.string(),
  score: z.number(),
  translation: z.object({ text: z.string(), translator: z.string() }).nullable(),
  review: z.enum(reviewStates),
  reviewedBy: person.nullable(),
  reviewedAt: instant.nullable(),
  supersededBy: uuid.nullable(),
  supersedes: uuid.nullable(),
  grade: grade.nullable(),
  gradeFrom: z.enum(['claim', 'document']).nullable(),
  helpsDefence: z.boolean(),
  proposals: z.array(proposal),
  linkIds: z.array(uuid),
  /** Null when the claim alleges nothing about anyone. */
  fairness: fairness.nullable(),
});
export type Claim = z.infer<typeof claim>;

export const claimHistoryItem = z.object({
  entry: entryRef,
  kind: z.string(),
  by: person,
  at: instant,
  what: z.string(),
  undone: z.boolean(),
});

export const claimDetail = claim.extend({ history: z.array(claimHistoryItem) });
export type ClaimDetail = z.infer<typeof claimDetail>;

/** A decision's reply: where it stands in the ledger (for undo) and the claim after it. */
export const decided = z.object({ entry: entryRef, claim });
export type Decided = z.infer<typeof decided>;

export const mention = z.object({
  mentionId: uuid.nullable(),
  start: z.int(),
  end: z.int(),
  type: z.enum(mentionTypes),
  entity: z.string(),
  entityId: uuid.nullable(),
  byHand: z.boolean(),
});
