import type { CaseRole } from './role.ts';

export const lanes = ['disruption', 'prosecution', 'both'] as const;
export type Lane = (typeof lanes)[number];

/** Kinds of things that the two lanes put on record. */
export const laneThingKinds = [
  'lead',
  'check',
  'disruption',
  'warning',
  'charge',
  'gate',
  'material',
  'statement',
  'draft',
  'contact',
  'decision',
  'position',
  'tripwire',
  'answer',
  'happening',
  'custody',
  'authority',
  'defence',
  'third party',
  'small team',
  'closing',
  'deconfliction',
  'escalation',
] as const;
export type LaneThingKind = (typeof laneThingKinds)[number];

export type LaneThingRule = {
  readonly lane: Lane;
  /** The machine whose states it goes through (data/doctrine/machines); null where it has none and is only amended. */
  readonly machine: string | null;
  /** Who may put one on record. */
  readonly by: readonly CaseRole[];
  /** The kind of thing it must be about; null where it stands by itself. */
  readonly about: LaneThingKind | null;
};

const workers = ['analyst', 'case owner'] as const;
const everyone = [
  'reader',
  'analyst',
  'case owner',
  'authoriser',
  'disclosure officer',
  'deconfliction officer',
] as const;

const rule = (
  lane: Lane,
  machine: string | null,
  by: readonly CaseRole[],
  about: LaneThingKind | null = null,
): LaneThingRule => ({ lane, machine, by, about });

/** What holds of each kind. A warning of a threat to life is for every member of the case to
 * record; that something went up is put on record by the program alone. */
export const laneThingRules: Readonly<Record<LaneThingKind, LaneThingRule>> = {
  lead: rule('disruption', 'lead', workers),
  check: rule('disruption', null, workers),
  disruption: rule('disruption', 'disruption', workers),
  warning: rule('disruption', 'threat-to-life-warning', everyone),
  charge: rule('prosecution', 'charge', workers),
  gate: rule('prosecution', 'evidence-gate', workers),
  material: rule('prosecution', 'disclosure-item', [...workers, 'disclosure officer']),
  statement: rule('prosecution', null, workers),
  draft: rule('prosecution', null, workers, 'statement'),
  contact: rule('prosecution', null, workers, 'statement'),
  decision: rule('both', null, ['case owner', 'authoriser', 'disclosure officer']),
  position: rule('prosecution', null, workers),
  tripwire: rule('both', null, ['case owner']),
  answer: rule('both', null, everyone, 'tripwire'),
  happening: rule('both', null, workers),
  custody: rule('prosecution', null, workers),
  authority: rule('both', null, ['authoriser', 'case owner']),
  defence: rule('prosecution', null, [...workers, 'disclosure officer']),
  'third party': rule('prosecution', null, [...workers, 'disclosure officer']),
  'small team': rule('both', null, ['case owner']),
  closing: rule('both', 'case-closing', ['case owner']),
  deconfliction: rule('both', null, ['deconfliction officer']),
  escalation: rule('both', null, []),
};
