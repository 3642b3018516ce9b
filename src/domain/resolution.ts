/** What a person may decide of two entities; `unsure` is on record and joins nothing. */
export const resolutionDecisions = ['same', 'not same', 'unsure'] as const;
export type ResolutionDecision = (typeof resolutionDecisions)[number];
