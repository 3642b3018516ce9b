import { expect, it } from 'vitest';
import { emptyDraft, ruleOf, ruleText } from './tripwire-draft.ts';

it('makes a rule of what was typed, and says it in one sentence', () => {
  const words = { ...emptyDraft.words, kind: 'harassment, surveillance ,', place: 'Port Hallam' };
  const rule = ruleOf({ ...emptyDraft, title: 'An exile on home soil', words, personAtRisk: true });
  expect(rule).toEqual({
    when: [
      { field: 'kind', oneOf: ['harassment', 'surveillance'] },
      { field: 'place', oneOf: ['Port Hallam'] },
      { field: 'personAtRisk', is: true },
    ],
    count: null,
    answer: { by: 'duty officer', withinMinutes: 60, escalateTo: 'case owner' },
  });
  expect(ruleText(rule)).toBe(
    'Where what happens is harassment or surveillance and place is Port Hallam and somebody is at risk, each time: duty officer within 60 minutes, else case owner.',
  );
});

it('counts only from two on, apart for each value where it is asked', () => {
  expect(ruleOf({ ...emptyDraft, atLeast: 1 }).count).toBeNull();
  const rule = ruleOf({ ...emptyDraft, atLeast: 3, withinDays: 14, same: 'sector' });
  expect(rule.count).toEqual({ atLeast: 3, withinDays: 14, same: 'sector' });
  expect(ruleText(rule)).toContain('3 times within 14 days with the same sector');
});
