/** The states of each machine of the two lanes (data/doctrine/machines), as closed lists; a test holds them to the data. */
export const leadStates = ['waiting', 'assessed', 'opened', 'joined', 'referred', 'closed'] as const;
export type LeadState = (typeof leadStates)[number];

export const disruptionStates = [
  'planned',
  'proposed',
  'sent back',
  'authorised',
  'under way',
  'referred',
  'carried out',
  'measured',
  'declined',
  'stopped',
] as const;
export type DisruptionState = (typeof disruptionStates)[number];
/** Those in which a disruption may still be stopped or changed, so that it can collide with the other lane. */
export const openDisruptionStates: readonly DisruptionState[] = [
  'planned',
  'proposed',
  'sent back',
  'authorised',
  'under way',
  'referred',
];

export const warningStates = ['received', 'tried', 'given', 'refused', 'reviewed'] as const;
export type WarningState = (typeof warningStates)[number];

export const gateStates = [
  'intelligence',
  'permission asked',
  'permission given',
  'permission refused',
  'sanitised',
  'passed',
  'kept back',
  'handled apart',
] as const;
export type GateState = (typeof gateStates)[number];

export const disclosureStates = [
  'recorded',
  'not relevant',
  'relevant',
  'scheduled as non-sensitive',
  'scheduled as sensitive',
  'scheduled as highly sensitive',
  'under review',
  'to be disclosed',
  'before the court',
  'withheld by the court',
  'disclose or end',
  'disclosed in part',
  'disclosed',
  'case ended instead',
] as const;
export type DisclosureState = (typeof disclosureStates)[number];
/** Those from which an item may yet be shown to the defence. */
export const disclosableStates: readonly DisclosureState[] = disclosureStates.filter(
  (state) => state !== 'disclosed' && state !== 'case ended instead',
);

export const chargeStates = [
  'considered',
  'evidential stage passed',
  'both stages passed',
  'stage not passed',
  'charged',
  'charged on the threshold test',
  'convicted',
  'no further action',
  'discontinued',
  'no evidence offered (not guilty)',
  'acquitted',
  'stayed',
  'left on file',
  'quashed',
] as const;
export type ChargeState = (typeof chargeStates)[number];

export const caseClosingStates = [
  'open',
  'closed: disrupted, not prosecuted',
  'closed: prosecuted',
  'closed: no hostile activity found',
  'closed: referred',
  'closed: cannot be taken further',
] as const;
export type CaseClosingState = (typeof caseClosingStates)[number];
