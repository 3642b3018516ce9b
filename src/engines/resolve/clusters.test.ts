import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ResolutionDecision } from '#domain/resolution';
import { clustersOf, type Decided } from './clusters.ts';

const decided = (text: string): Decided[] =>
  text.split(' ').map((pair) => ({
    left: pair[0]!,
    right: pair[2]!,
    decision: ({ '=': 'same', '!': 'not same', '?': 'unsure' } as const)[pair[1] as '=' | '!' | '?'],
  }));
const all = 'ABCDEFG'.split('');

describe('clusters', () => {
  test('positives are transitive and the smallest id stands for the group', () => {
    const clusters = clustersOf(all, decided('C=B B=A E=F'));
    expect(clusters.groups).toEqual([
      ['A', 'B', 'C'],
      ['E', 'F'],
    ]);
    expect(clusters.canonicalOf('C')).toBe('A');
    expect(clusters.canonicalOf('G')).toBe('G');
    expect(clusters.conflicts).toEqual([]);
  });

  test('unsure joins nothing and forbids nothing', () => {
    expect(clustersOf(all, decided('A?B B=C')).groups).toEqual([['B', 'C']]);
    expect(clustersOf(all, decided('A=B A?B')).groups).toEqual([['A', 'B']]);
  });

  test('a negative across a chain is a conflict with its chain, and suspends the chain', () => {
    const clusters = clustersOf(all, decided('A=B B=C A!C'));
    expect(clusters.groups).toEqual([]);
    expect(clusters.conflicts).toMatchObject([{ left: 'A', right: 'C', group: ['A', 'B', 'C'] }]);
    expect(clusters.conflicts[0]!.chain.map((one) => one.left + one.right)).toEqual(['AB', 'BC']);
  });

  test('what hangs off a conflicting chain stays joined to its end of it', () => {
    const clusters = clustersOf(all, decided('A=B B=C A!C C=D D=E B=F'));
    expect(clusters.groups).toEqual([
      ['B', 'F'],
      ['C', 'D', 'E'],
    ]);
  });

  test('a second chain between the two is suspended with the first, and the shortest is shown', () => {
    const clusters = clustersOf(all, decided('A=B B=C C=D A=E E=D A!D'));
    expect(clusters.groups).toEqual([]);
    expect(clusters.conflicts[0]!.chain.map((one) => one.left + one.right)).toEqual(['AE', 'ED']);
    expect(clusters.conflicts[0]!.group).toEqual(['A', 'B', 'C', 'D', 'E']);
  });

  test('the same pair decided both ways is a conflict of one link', () => {
    const clusters = clustersOf(all, decided('A=B B!A'));
    expect(clusters.conflicts).toHaveLength(1);
    expect(clusters.groups).toEqual([]);
  });

  test('a decision with an end that is not visible joins nothing', () => {
    expect(clustersOf(['A', 'C'], decided('A=B B=C')).groups).toEqual([]);
  });
});

const decisions = fc.array(
  fc.record({
    left: fc.constantFrom(...all),
    right: fc.constantFrom(...all),
    decision: fc.constantFrom<ResolutionDecision>('same', 'same', 'not same', 'unsure'),
  }),
  { maxLength: 12 },
);
const plain = (entityIds: readonly string[], made: readonly Decided[]) => {
  const clusters = clustersOf(entityIds, made);
  return {
    groups: clusters.groups,
    conflicts: clusters.conflicts.map(({ left, right, group }) => ({ left, right, group })),
  };
};

describe('for any decisions', () => {
  test('their order changes nothing', () => {
    fc.assert(
      fc.property(decisions, fc.infiniteStream(fc.nat()), (made, keys) => {
        const shuffled = made
          .map((one) => ({ one, key: keys.next().value! }))
          .sort((x, y) => x.key - y.key)
          .map(({ one }) => one);
        expect(plain(all, shuffled)).toEqual(plain(all, made));
      }),
    );
  });

  test('no group holds two that were said not to be the same, and every joined pair has a chain of positives', () => {
    fc.assert(
      fc.property(decisions, (made) => {
        const clusters = clustersOf(all, made);
        for (const one of made.filter(({ decision, left, right }) => decision === 'not same' && left !== right))
          expect(clusters.canonicalOf(one.left)).not.toBe(clusters.canonicalOf(one.right));
        const positive = clustersOf(
          all,
          made.filter(({ decision }) => decision === 'same'),
        );
        for (const group of clusters.groups)
          for (const id of group) expect(positive.canonicalOf(id)).toBe(positive.canonicalOf(group[0]!));
        if (clusters.conflicts.length === 0) expect(clusters.groups).toEqual(positive.groups);
      }),
    );
  });

  test('every conflict shows a chain of positives that leads from one end to the other', () => {
    fc.assert(
      fc.property(decisions, (made) => {
        for (const { left, right, chain, negatives } of clustersOf(all, made).conflicts) {
          let at = left;
          for (const one of chain) {
            expect(one.decision).toBe('same');
            expect([one.left, one.right]).toContain(at);
            at = one.left === at ? one.right : one.left;
          }
          expect(at).toBe(right);
          expect(negatives.every(({ decision }) => decision === 'not same')).toBe(true);
        }
      }),
    );
  });
});

test('a chain of fifty thousand with a conflict across it is worked out without recursion', () => {
  const ids = Array.from({ length: 50_000 }, (_, i) => `e${String(i).padStart(6, '0')}`);
  const chain = ids.slice(1).map((id, i) => ({ left: ids[i]!, right: id, decision: 'same' as const }));
  const clusters = clustersOf(ids, [...chain, { left: ids[0]!, right: ids.at(-1)!, decision: 'not same' }]);
  expect(clusters.conflicts[0]!.chain).toHaveLength(49_999);
  expect(clusters.groups).toEqual([]);
});
