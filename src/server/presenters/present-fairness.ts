import type { ClaimRow } from '#store/claim';
import type { PresentedFairness } from '../reads/claim-types.ts';
import type { HydratedClaim } from '../reads/hydrate-claims.ts';

/** The words of a claim by their part in it. */
export const presentWords = (row: ClaimRow): { source: string; cue: string; content: string } => ({
  source: row.source_words,
  cue: row.cue_words,
  content: row.content_words,
});

/** What must show wherever an allegation shows: persons, their denials with the way to the words, their legal status. */
export function presentFairness(fairness: HydratedClaim['fairness']): PresentedFairness | null {
  if (fairness === null) return null;
  return {
    persons: [...fairness.persons],
    denials: fairness.denials.map(({ claim: { row }, why }) => ({
      claimId: row.claim_id,
      documentId: row.document_id,
      documentTitle: row.document_title,
      speaker: row.speaker.name ?? row.source_words,
      words: presentWords(row),
      why,
    })),
    notYetPut: fairness.notYetPut,
    statuses: fairness.statuses.map((status) => status.presented),
  };
}
