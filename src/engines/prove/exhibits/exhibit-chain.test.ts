import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ExhibitMovement } from '#domain/exhibit';
import { exhibitChain } from './exhibit-chain.ts';

const moved = (at: string, from: string | null, to: string, more: Partial<ExhibitMovement> = {}): ExhibitMovement => ({
  at,
  from,
  to,
  by: to,
  why: 'to be looked at',
  sealFound: null,
  sealPut: null,
  sha256: null,
  ...more,
});
const faultsOf = (movements: readonly ExhibitMovement[]) => exhibitChain(movements).faults.map(({ fault }) => fault);
const seized = moved('2024-03-05T07:10:00Z', null, 'DC Fenn', { sealPut: 'S100', sha256: 'aa' });

describe('the chain of an exhibit', () => {
  it('is unbroken where everyone hands on what they had', () => {
    const chain = exhibitChain([
      moved('2024-03-06T09:00:00Z', 'DC Fenn', 'Store', { sealFound: 'S100' }),
      seized,
      moved('2024-03-07T09:00:00Z', 'store', 'Laboratory', { sealFound: 's100', sealPut: 'S101', sha256: 'AA' }),
    ]);
    expect(chain).toMatchObject({ faults: [], holder: 'Laboratory', isUnbroken: true });
  });

  it('shows a break where somebody hands on what never came to them', () => {
    const chain = exhibitChain([seized, moved('2024-03-06T09:00:00Z', 'Store', 'Laboratory')]);
    expect(chain.isUnbroken).toBe(false);
    expect(chain.faults).toEqual([
      {
        fault: 'break',
        at: 1,
        words:
          'On 2024-03-06T09:00:00Z it is handed on by Store to Laboratory, and since 2024-03-05T07:10:00Z it was with DC Fenn. Nothing shows how it came to Store.',
      },
    ]);
  });

  it('flags an exhibit that would be in two places at once', () => {
    const twice = [
      seized,
      moved('2024-03-06T09:00:00Z', 'DC Fenn', 'Store'),
      moved('2024-03-06T10:00:00Z', 'DC Fenn', 'Laboratory'),
    ];
    expect(faultsOf(twice)).toEqual(['two places at once']);
    const atOnce = [
      seized,
      moved('2024-03-06T09:00:00Z', 'DC Fenn', 'Store'),
      moved('2024-03-06T09:00:00Z', 'DC Fenn', 'Laboratory'),
    ];
    expect(faultsOf(atOnce)).toEqual(['two places at once']);
    expect(faultsOf([seized, moved('2024-03-06T09:00:00Z', null, 'Store')])).toEqual(['two places at once']);
  });

  it('shows a seal or bytes that are not those of before', () => {
    const next = moved('2024-03-06T09:00:00Z', 'DC Fenn', 'Store', { sealFound: 'S777', sha256: 'bb' });
    expect(faultsOf([seized, next])).toEqual(['seal differs', 'hash differs']);
  });

  it('shows what has no reason, no time or no beginning', () => {
    expect(faultsOf([moved('2024-03-05T07:10:00Z', 'DC Fenn', 'Store', { why: ' ' })])).toEqual([
      'no beginning',
      'no reason',
    ]);
    expect(faultsOf([seized, moved('later', 'DC Fenn', 'Store')])).toEqual(['no time']);
    expect(exhibitChain([])).toMatchObject({ holder: null, isUnbroken: false });
    expect(exhibitChain([{ ...seized, why: '' }]).isUnbroken).toBe(true);
  });

  it('finds the movement that was left out of any chain of different hands', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 12 }), fc.nat(), (length, pick) => {
        const hands = Array.from({ length }, (_, i) => `hand ${i}`);
        const movements = hands.map((to, i) =>
          moved(new Date(Date.UTC(2024, 2, i + 1)).toISOString(), i === 0 ? null : hands[i - 1]!, to),
        );
        expect(faultsOf(movements.toReversed())).toEqual([]);
        const gone = 1 + (pick % (length - 2));
        expect(faultsOf(movements.filter((_, i) => i !== gone))).toEqual(['break']);
      }),
    );
  });
});
