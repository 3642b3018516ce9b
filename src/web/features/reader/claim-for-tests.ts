import { claim as schema, type Claim } from '#api/schemas/claim';

/** A whole claim as the server sends it, for tests to vary. */
export function claimForTests(number: number, change: Partial<Claim> = {}): Claim {
  const id = (of: number) => `00000000-0000-4000-8000-${String(of).padStart(12, '0')}`;
  return schema.parse({
    claimId: id(number),
    compartmentId: id(900),
    version: 1,
    documentId: id(901),
    documentTitle: 'Statement of R. Hale',
    documentMediaType: 'text/plain',
    renditionId: id(902),
    basis: 'attribution',
    source: [[number * 100, number * 100 + 4]],
    cue: [[number * 100 + 5, number * 100 + 9]],
    content: [[number * 100 + 10, number * 100 + 40]],
    words: { source: 'Hale', cue: 'said', content: 'that it rained' },
    kind: 'indirect',
    stance: 'said',
    polarity: 'asserts',
    speaker: { name: 'R. Hale', mention: 'Hale', why: 'named here', candidates: [] },
    parentId: null,
    estimative: [],
    by: 'rule:test',
    score: 1,
    translation: null,
    review: 'unreviewed',
    reviewedBy: null,
    reviewedAt: null,
    supersededBy: null,
    supersedes: null,
    grade: null,
    gradeFrom: null,
    helpsDefence: false,
    proposals: [],
    linkIds: [],
    fairness: null,
    ...change,
  });
}
