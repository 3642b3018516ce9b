import { expect, test } from 'vitest';
import { forget, lastDecision, remember } from './own-decisions.ts';

const decision = (caseId: string, seq: number) => ({
  caseId,
  entry: { compartmentId: caseId, seq, ordinal: 0 },
  what: `decision ${seq}`,
  claimId: null,
});

test('gives back the last decision of a case, then the one before it', () => {
  remember(decision('one', 4));
  remember(decision('two', 9));
  remember(decision('one', 5));
  expect(lastDecision('one')?.what).toBe('decision 5');
  forget(decision('one', 5).entry);
  expect(lastDecision('one')?.what).toBe('decision 4');
  forget(decision('one', 4).entry);
  expect(lastDecision('one')).toBeNull();
  expect(lastDecision('two')?.what).toBe('decision 9');
});
