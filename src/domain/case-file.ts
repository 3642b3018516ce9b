export const caseProfiles = ['investigation', 'research security', 'exile support', 'parliament'] as const;
export type CaseProfile = (typeof caseProfiles)[number];

export const caseStates = ['lead', 'open', 'closed'] as const;
export type CaseState = (typeof caseStates)[number];

export const markings = ['OFFICIAL', 'OFFICIAL-SENSITIVE'] as const;
export type Marking = (typeof markings)[number];

/** A case's `main` compartment carries the case's own id, so that "main" needs no look-up. */
export const mainCompartmentOf = (caseId: string): string => caseId;
