import { describe, expect, it } from 'vitest';
import { basisOf, type BasisClaim } from './basis-of.ts';

const claim = (over: Partial<BasisClaim>): BasisClaim => ({
  basis: 'attribution',
  stance: 'said',
  polarity: 'asserts',
  review: 'unreviewed',
  isDenied: false,
  ...over,
});

describe("a link's basis", () => {
  it('is the best among the claims that assert it', () => {
    const alleged = claim({ stance: 'alleged' });
    expect(basisOf([alleged], false)).toBe('alleged');
    expect(basisOf([alleged, claim({ stance: 'assessed' })], false)).toBe('assessed');
    expect(basisOf([alleged, claim({ stance: 'assessed' }), claim({ stance: 'admitted' })], false)).toBe('admitted');
    expect(basisOf([alleged, claim({ basis: 'observation' })], false)).toBe('recorded');
  });

  it('says that it is denied, whoever denies it and however', () => {
    expect(basisOf([claim({ stance: 'alleged' })], true)).toBe('alleged and denied');
    expect(basisOf([claim({ stance: 'alleged', isDenied: true })], false)).toBe('alleged and denied');
    expect(basisOf([claim({ stance: 'assessed', isDenied: true })], false)).toBe('alleged and denied');
  });

  it.each(['alleged', 'denied', 'asked', 'promised', 'warned'] as const)('is never a record where it is %s', (stance) =>
    expect(basisOf([claim({ basis: 'observation', stance })], false)).toBe('alleged'),
  );

  it('does not hide a denial behind an admission or a record', () => {
    expect(basisOf([claim({ stance: 'admitted', isDenied: true })], false)).toBe('alleged and denied');
    expect(basisOf([claim({ basis: 'observation' })], true)).toBe('alleged and denied');
    expect(basisOf([claim({ basis: 'observation', stance: 'alleged' })], true)).toBe('alleged and denied');
  });

  it('leaves out claims that deny it or no longer stand', () => {
    const gone = claim({ stance: 'admitted', review: 'rejected' });
    const denying = claim({ stance: 'admitted', polarity: 'denies' });
    expect(basisOf([gone, denying, claim({ stance: 'alleged' })], false)).toBe('alleged');
  });
});
