import type { Decided, Claim } from '#api/schemas/claim';
import type { Grade } from '#domain/grade';
import { api } from '../../../lib/api-client.ts';
import { bodyOf, draftFromClaim, type Draft } from '../draft.ts';

const paramsOf = (caseId: string, claim: Claim) => ({ caseId, claimId: claim.claimId });

/** Says that the words say so, or that they do not. */
export function reviewClaim(caseId: string, claim: Claim, decision: 'read rightly' | 'rejected'): Promise<Decided> {
  return api.call('reviewClaim', { params: paramsOf(caseId, claim), body: { expected: claim.version, decision } });
}

/** Marks, or no longer marks, that a claim may help the defence. */
export function flagClaim(caseId: string, claim: Claim, helpsDefence: boolean): Promise<Decided> {
  return api.call('flagClaim', { params: paramsOf(caseId, claim), body: { expected: claim.version, helpsDefence } });
}

/** Grades one claim apart from its document; null goes back to the document's grade. */
export function gradeClaim(caseId: string, claim: Claim, grade: Grade | null): Promise<Decided> {
  return api.call('gradeClaim', { params: paramsOf(caseId, claim), body: { expected: claim.version, grade } });
}

/** Settles the speaker; a mend that changes nothing else. */
export function settleSpeaker(caseId: string, claim: Claim, speaker: string): Promise<Decided> {
  const body = { ...bodyOf({ ...draftFromClaim(claim), speaker }), expected: claim.version };
  return api.call('mendClaim', { params: paramsOf(caseId, claim), body });
}

/** Sends a draft: a mend of its claim, or a claim made by hand. */
export function sendDraft(caseId: string, renditionId: string, draft: Draft): Promise<Decided> {
  const body = bodyOf(draft);
  if (draft.claimId === null) return api.call('makeClaim', { params: { caseId }, body: { ...body, renditionId } });
  return api.call('mendClaim', {
    params: { caseId, claimId: draft.claimId },
    body: { ...body, expected: draft.expected },
  });
}
