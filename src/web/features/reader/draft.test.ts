import { expect, test } from 'vitest';
import { claimForTests } from './claim-for-tests.ts';
import { bodyOf, draftFromClaim, draftFromWords, joinSpans, lackOf } from './draft.ts';

test('puts spans in order and joins those that touch', () => {
  expect(
    joinSpans([
      [10, 20],
      [0, 5],
      [18, 25],
      [25, 30],
    ]),
  ).toEqual([
    [0, 5],
    [10, 30],
  ]);
});

test('says what is missing before a claim can be sent', () => {
  expect(lackOf(draftFromWords(null))).toBe('Select in the text what is claimed.');
  expect(lackOf(draftFromWords([1, 2]))).toBeNull();
  expect(lackOf({ ...draftFromWords([1, 2]), translation: 'It rained.' })).toBe('Say who translated it.');
});

test('sends an empty speaker as unresolved and an empty translation as none', () => {
  expect(bodyOf(draftFromWords([1, 2]))).toMatchObject({ speaker: null, translation: null, content: [[1, 2]] });
});

test('sends back what a claim holds when nothing was changed', () => {
  const claim = claimForTests(2, { translation: { text: 'It rained.', translator: 'L. Marr' } });
  const { source, cue, content, stance, polarity, translation } = claim;
  expect(bodyOf(draftFromClaim(claim))).toMatchObject({
    source,
    cue,
    content,
    stance,
    polarity,
    translation,
    speaker: 'R. Hale',
  });
});
