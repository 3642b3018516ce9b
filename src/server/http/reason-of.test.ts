import { describe, expect, it } from 'vitest';
import { reasonOf } from './reason-of.ts';

const reason = (given: string) =>
  reasonOf(new Request('http://127.0.0.1', { headers: { 'x-lamplighter-why': given } }));

describe('the reason for looking', () => {
  it.each([
    ['', null],
    ['%20%00', null],
    ['a review', 'a review'],
    ['100% sure', '100% sure'],
    [encodeURIComponent('Prüfung 审查'), 'Prüfung 审查'],
    ['order%00%20of%20the%20court', 'order of the court'],
  ])('%j is %j', (given, wanted) => expect(reason(given)).toBe(wanted));

  it('is cut between characters', () => {
    const cut = reason(encodeURIComponent(`x${'𐐷'.repeat(600)}`))!;
    expect([cut.isWellFormed(), [...cut].length]).toEqual([true, 500]);
  });
});
