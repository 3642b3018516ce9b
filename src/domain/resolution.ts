/** What a person may decide of two entities; `unsure` is on record and joins nothing. */
export const resolutionDecisions = ['same', 'not same', 'unsure'] as const;
export type ResolutionDecision = (typeof resolutionDecisions)[number];

/** One likeness or contradiction in words, and what it weighs: above zero for the same, below it against. */
export type LikenessReason = { readonly words: string; readonly weight: number };
