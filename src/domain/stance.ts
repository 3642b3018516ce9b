/** How a speaker stands to the content (DESIGN.md, Language). */
export const stances = [
  'said',
  'stressed',
  'alleged',
  'denied',
  'admitted',
  'warned',
  'assessed',
  'reported',
  'asked',
  'promised',
] as const;
export type Stance = (typeof stances)[number];

/** What a claim does to the link it proposes. */
export const polarities = ['asserts', 'denies', 'asks', 'conditional'] as const;
export type Polarity = (typeof polarities)[number];
