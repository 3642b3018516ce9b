/** Days `YYYY-MM-DD`, both included. */
export type Period = { readonly from: string; readonly to: string };

/** How the item comes before a court: said by a witness, produced as an exhibit, or agreed by both sides. */
export const evidenceForms = ['statement', 'exhibit', 'agreed fact'] as const;
export type EvidenceForm = (typeof evidenceForms)[number];

/** `intelligence` counts only once it has passed the gate, `intercept` never. */
export const evidenceOrigins = ['evidence', 'intelligence', 'intercept'] as const;
export type EvidenceOrigin = (typeof evidenceOrigins)[number];

export const admissibilities = ['not decided', 'admissible', 'not admissible'] as const;
export type Admissibility = (typeof admissibilities)[number];

/** What an item does to an element, as somebody judged it. */
export const bearings = ['supports', 'contradicts', 'nothing'] as const;
export type Bearing = (typeof bearings)[number];

/** One thing that can be used for an element: a paragraph of a statement, an exhibit, a dated official position. */
export type EvidenceItem = {
  readonly id: string;
  readonly title: string;
  readonly form: EvidenceForm;
  readonly origin: EvidenceOrigin;
  /** The time it tells of, not the day it was made; null where it tells of none. */
  readonly covers: Period | null;
  /** Who says or produces it. */
  readonly witnessId: string | null;
  readonly exhibitId: string | null;
  /** The claims whose words it is, so that a cell opens to them. */
  readonly claimIds: readonly string[];
  /** Documents that it is or rests on as a whole. */
  readonly documentIds?: readonly string[];
};
