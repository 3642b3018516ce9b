import { describe, expect, it } from 'vitest';
import { weakestHop, weaknessesOf, type HopGround } from './weakest-hop.ts';

const grade = (text: string) => ({ scheme: 'admiralty' as const, source: text[0]!, information: text[1]! });
const hop = (more: Partial<HopGround>): HopGround => ({
  basis: 'recorded',
  grades: [grade('B2')],
  documents: 2,
  isSure: true,
  ...more,
});

describe('the weakest hop', () => {
  it('is one of doubtful origin before one that is denied, and a denied one before one of a single document', () => {
    const doubtful = hop({ basis: 'alleged', grades: [grade('D4')], documents: 1 });
    const denied = hop({ basis: 'alleged and denied', grades: [grade('B2'), grade('D4')] });
    const single = hop({ documents: 1 });
    expect(weakestHop([denied, single, doubtful])).toBe(2);
    expect(weakestHop([denied, single, hop({})])).toBe(0);
    expect(weakestHop([hop({}), single, hop({})])).toBe(1);
  });
  it('is decided by what it rests on, then by the order, then by its place', () => {
    expect(weakestHop([hop({ basis: 'alleged' }), hop({ basis: 'assessed' })])).toBe(0);
    expect(weakestHop([hop({}), hop({ isSure: false }), hop({})])).toBe(1);
    expect(weakestHop([hop({}), hop({})])).toBe(1);
    expect(weakestHop([])).toBe(-1);
  });
  it('says each ground in words, and takes what cannot be judged for neither good nor bad', () => {
    expect(weaknessesOf(hop({ grades: [grade('F6')] }))).toEqual([]);
    expect(weaknessesOf(hop({ grades: [grade('D4'), null] }))).toEqual([]);
    expect(weaknessesOf(hop({ basis: 'alleged', grades: [grade('D4')], documents: 1, isSure: false }))).toEqual([
      'doubtful by the grade of every origin (D4)',
      'rests on one document alone',
      'alleged, and recorded nowhere',
      'follows the hop before only possibly',
    ]);
  });
});
