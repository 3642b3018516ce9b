import { z } from 'zod';
import { entryRef, instant, person, uuid } from './common.ts';
import { entity } from './link.ts';
import { likenessReason } from './resolution.ts';

/** One end of a match: an entity, where it lies, and whom to speak to there. */
export const matchSide = z.object({
  caseId: uuid,
  caseTitle: z.string(),
  compartmentId: uuid,
  compartmentName: z.string(),
  entity,
  owners: z.array(person),
});
export type MatchSide = z.infer<typeof matchSide>;

/** Two that may be one and lie where nobody else sees both. */
export const match = z.object({
  left: matchSide,
  right: matchSide,
  /** 0 to 1: of pairs with this score, so many are one; never a measure of a person. */
  score: z.number(),
  reasons: z.array(likenessReason),
  contradictions: z.array(likenessReason),
  /** When both sides were told whom to speak to; null where one of them was not. */
  told: instant.nullable(),
});
export type Match = z.infer<typeof match>;

/** All that one side learns of a match: that somebody knows more of this entity, and who. */
export const notice = z.object({ noticeId: uuid, entry: entryRef, entity, speakTo: person, at: instant });
export type Notice = z.infer<typeof notice>;
