import type { z } from 'zod';
import type { fairness, legalStatus, proposal } from '#api/schemas/claim';

export type LegalStatus = z.infer<typeof legalStatus>;
export type Proposal = z.infer<typeof proposal>;
export type PresentedFairness = z.infer<typeof fairness>;
