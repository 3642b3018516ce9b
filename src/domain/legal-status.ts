/** Where a person stands in law. `dropped` is a reported word only: no court record says it. No finding is ever inferred. */
export const legalStatuses = [
  'not charged',
  'arrested',
  'no further action',
  'charged',
  'dropped',
  'discontinued',
  'no evidence offered (not guilty)',
  'acquitted',
  'convicted',
  'stayed',
  'left on file',
  'quashed',
] as const;
export type LegalStatus = (typeof legalStatuses)[number];

/** The statuses that a record may verify: all but the reported word `dropped`. */
export const verifiableStatuses = legalStatuses.filter((status) => status !== 'dropped');
