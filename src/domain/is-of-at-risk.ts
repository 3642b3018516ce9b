import type { LaneThingKind } from './lane-thing.ts';
import type { StepFacts } from './machine.ts';

type Of = { readonly kind: LaneThingKind | null; readonly fields: StepFacts };

/**
 * Whether those whom a thing names are named because something threatens them, and not because something is said of
 * them; of what went up, whether that is so of what nobody did.
 */
export const isOfAtRisk = ({ kind, fields }: Of): boolean =>
  kind === 'warning' || ((kind === 'happening' || kind === 'escalation') && fields['personAtRisk'] === true);
