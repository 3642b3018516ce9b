import { describe, expect, it } from 'vitest';
import { createAttemptLimit } from './attempt-limit.ts';

const codeOf = (run: () => void) => {
  try {
    run();
    return 'passes';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('the limit on attempts', () => {
  it('lets some through, then doubles the wait, and forgets after a success', () => {
    let time = 0;
    const limit = createAttemptLimit({ now: () => time, free: 2, firstMs: 1000 });
    expect([1, 2, 3].map(() => codeOf(() => limit.begin('ada')))).toEqual(['passes', 'passes', 'LL-RATE']);
    time = 1000;
    expect(codeOf(() => limit.begin('ada'))).toBe('passes');
    time = 2999;
    expect(codeOf(() => limit.begin('ada'))).toBe('LL-RATE');
    time = 3000;
    expect(codeOf(() => limit.begin('ada'))).toBe('passes');
    limit.succeeded('ada');
    expect(codeOf(() => limit.begin('ada'))).toBe('passes');
  });

  it('keeps keys apart and never waits longer than the longest', () => {
    let time = 0;
    const limit = createAttemptLimit({ now: () => time, free: 1, firstMs: 1000, longestMs: 4000 });
    for (let i = 0; i < 50; i += 1) {
      limit.begin('ada');
      time += 4000;
    }
    expect(codeOf(() => limit.begin('ben'))).toBe('passes');
  });

  it('counts attempts that run at once', () => {
    const limit = createAttemptLimit({ now: () => 0, free: 5 });
    const outcomes = Array.from({ length: 20 }, () => codeOf(() => limit.begin('ada')));
    expect(outcomes.filter((one) => one === 'passes')).toHaveLength(5);
  });
});
