/** What a link's stroke shows: the best basis among the claims it rests on, and whether any claim denies it. */
export const linkBases = ['recorded', 'admitted', 'assessed', 'alleged', 'alleged and denied'] as const;
export type LinkBasis = (typeof linkBases)[number];

export const flowKinds = ['tasking', 'report', 'handover', 'message', 'meeting', 'payment', 'travel'] as const;
export const relationKinds = [
  'employment',
  'membership',
  'friendship',
  'family',
  'ownership',
  'alias',
  'access',
  'other',
] as const;
export const linkKinds = [...flowKinds, ...relationKinds] as const;
export type LinkKind = (typeof linkKinds)[number];
