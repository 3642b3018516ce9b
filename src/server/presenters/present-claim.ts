import type { Claim } from '#api/schemas/claim';
import type { AttributionKind } from '#domain/reading';
import type { Polarity } from '#domain/stance';
import type { HydratedClaim } from '../reads/hydrate-claims.ts';
import { instantOf } from './instant.ts';
import { presentFairness, presentWords } from './present-fairness.ts';
import { presentSpans } from './present-spans.ts';

export function presentClaim({ row, proposals, linkIds, fairness }: HydratedClaim): Claim {
  return {
    claimId: row.claim_id,
    compartmentId: row.compartment_id,
    version: row.version,
    documentId: row.document_id,
    documentTitle: row.document_title,
    documentMediaType: row.document_media_type,
    renditionId: row.rendition_id,
    basis: row.basis,
    source: presentSpans(row.source),
    cue: presentSpans(row.cue),
    content: presentSpans(row.content),
    words: presentWords(row),
    kind: row.kind as AttributionKind,
    stance: row.stance,
    polarity: row.polarity as Polarity,
    speaker: { ...row.speaker, candidates: row.speaker.candidates.map((one) => ({ ...one })) },
    parentId: row.parent_id,
    estimative: presentSpans(row.estimative),
    by: row.by_rule,
    score: row.score,
    translation: row.translation,
    review: row.review,
    reviewedBy: row.reviewed_by === null ? null : { accountId: row.reviewed_by, name: row.reviewed_by_name ?? '' },
    reviewedAt: row.reviewed_at === null ? null : instantOf(row.reviewed_at),
    supersededBy: row.superseded_by,
    supersedes: row.supersedes,
    grade: row.grade,
    gradeFrom: row.grade_from,
    helpsDefence: row.helps_defence,
    proposals: [...proposals],
    linkIds: [...linkIds],
    fairness: presentFairness(fairness),
  };
}
