import type { CaseProfile } from './case-file.ts';

/** Parts of the two lanes that a case may show. */
export const laneParts = [
  'board',
  'matrix',
  'leads',
  'disruption',
  'gate',
  'disclosure',
  'exhibits',
  'statements',
  'positions',
  'tripwires',
  'decisions',
  'policy',
] as const;
export type LanePart = (typeof laneParts)[number];

type ProfileRule = {
  readonly hidden: readonly LanePart[];
  /** Whose they are, said to whoever comes to one by its address. */
  readonly why: string;
};

/** What each profile hides: lanes and powers that belong to somebody else. A warning of a threat to life is never hidden. */
export const profileRules: Readonly<Record<CaseProfile, ProfileRule>> = {
  investigation: { hidden: [], why: '' },
  'research security': {
    hidden: ['matrix', 'gate', 'disclosure', 'exhibits', 'statements', 'positions'],
    why: 'An office of research security checks, advises and refers; bringing a prosecution belongs to the police and prosecutors.',
  },
  'exile support': {
    hidden: ['matrix', 'gate', 'disclosure', 'positions'],
    why: 'An organisation that supports exiles documents what happens to them and warns; bringing a prosecution belongs to the police and prosecutors.',
  },
  parliament: {
    hidden: ['matrix', 'gate', 'disclosure', 'exhibits', 'statements'],
    why: 'Parliamentary security protects its members and refers; bringing a prosecution belongs to the police and prosecutors.',
  },
};

/** Whether a case of this profile shows the part. */
export const showsPart = (profile: CaseProfile, part: LanePart): boolean =>
  !profileRules[profile].hidden.includes(part);
