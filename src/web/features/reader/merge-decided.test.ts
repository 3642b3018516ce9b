import { expect, test } from 'vitest';
import { claimForTests } from './claim-for-tests.ts';
import { mergeDecided } from './merge-decided.ts';

const claims = [claimForTests(1), claimForTests(2), claimForTests(3)];
const ids = (list: readonly { claimId: string }[]) => list.map(({ claimId }) => Number(claimId.slice(-3)));

test('renews a claim in its place', () => {
  const after = mergeDecided(claims, { ...claims[1]!, review: 'read rightly' });
  expect(ids(after)).toEqual([1, 2, 3]);
  expect(after[1]!.review).toBe('read rightly');
});

test('puts a mended claim where the first one stood', () => {
  const mended = claimForTests(7, { supersedes: claims[1]!.claimId, source: claims[1]!.source });
  expect(ids(mergeDecided(claims, mended))).toEqual([1, 7, 3]);
});

test('puts a mended claim whose words moved, and a new one, in text order', () => {
  const moved = claimForTests(7, { supersedes: claims[0]!.claimId, source: [], cue: [], content: [[250, 260]] });
  expect(ids(mergeDecided(claims, moved))).toEqual([2, 7, 3]);
  expect(ids(mergeDecided(claims, claimForTests(8)))).toEqual([1, 2, 3, 8]);
});
