/** What a member may do in one compartment of one case. */
export const caseRoles = [
  'reader',
  'analyst',
  'case owner',
  'authoriser',
  'disclosure officer',
  'deconfliction officer',
  'auditor',
] as const;
export type CaseRole = (typeof caseRoles)[number];
