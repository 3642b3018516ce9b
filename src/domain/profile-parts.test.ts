import { expect, it } from 'vitest';
import { caseProfiles } from './case-file.ts';
import { laneParts, profileRules, showsPart } from './profile-parts.ts';

it('hides from each profile the lanes that are not theirs, and says whose they are', () => {
  expect(laneParts.every((part) => showsPart('investigation', part))).toBe(true);
  for (const profile of caseProfiles.filter((one) => one !== 'investigation')) {
    expect(showsPart(profile, 'matrix'), profile).toBe(false);
    expect(profileRules[profile].why).toMatch(/police and prosecutors/u);
  }
});

it('never hides what warns, waits or was decided', () => {
  for (const profile of caseProfiles)
    for (const part of ['board', 'leads', 'disruption', 'tripwires', 'decisions', 'policy'] as const)
      expect(showsPart(profile, part), `${profile}: ${part}`).toBe(true);
});
