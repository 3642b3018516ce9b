import type { LaneThing } from './api/things.ts';

/** The page of the lanes on which things of a kind stand. */
export const pageOfKind: Readonly<
  Record<
    LaneThing['kind'],
    'leads' | 'disruption' | 'gate' | 'disclosure' | 'statements' | 'positions' | 'tripwires' | 'decisions'
  >
> = {
  lead: 'leads',
  check: 'leads',
  disruption: 'disruption',
  warning: 'disruption',
  gate: 'gate',
  material: 'disclosure',
  'third party': 'disclosure',
  defence: 'disclosure',
  statement: 'statements',
  draft: 'statements',
  contact: 'statements',
  position: 'positions',
  charge: 'decisions',
  decision: 'decisions',
  closing: 'decisions',
  'small team': 'decisions',
  custody: 'decisions',
  authority: 'decisions',
  tripwire: 'tripwires',
  answer: 'tripwires',
  happening: 'tripwires',
  deconfliction: 'disruption',
  escalation: 'decisions',
};
