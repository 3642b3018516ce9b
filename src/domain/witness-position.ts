/** What is known of whether a witness will say something in court. */
export const witnessPositions = ['not asked', 'asked', 'will say', 'will not say', 'limited by policy'] as const;
export type WitnessPosition = (typeof witnessPositions)[number];
