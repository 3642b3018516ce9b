import { expect, test } from 'vitest';
import { claimForTests } from './claim-for-tests.ts';
import {
  claimsShown,
  emptyReader,
  nextUnreviewed,
  readerAfter,
  type ReaderAction,
  type ReaderState,
} from './reader-state.ts';

const after = (actions: readonly ReaderAction[], from: ReaderState = emptyReader): ReaderState =>
  actions.reduce(readerAfter, from);
const order = ['a', 'b', 'c'];

test('steps along the claims and stops at the ends', () => {
  expect(after([{ do: 'step', by: 1, order }]).selected).toBe('a');
  expect(after([{ do: 'step', by: -1, order }]).selected).toBe('c');
  const step = { do: 'step', by: 1, order } as const;
  expect(after([step, step, step, step, step]).selected).toBe('c');
  expect(after([{ do: 'step', by: 1, order: [] }]).selected).toBeNull();
});

test('brings the words into view at each selection', () => {
  const once = after([{ do: 'select', claimId: 'b' }]);
  expect(after([{ do: 'select', claimId: 'b' }], once).shine).toBe(once.shine + 1);
});

test('lets go of a grade being typed when another claim is selected', () => {
  const grading = after([
    { do: 'select', claimId: 'a' },
    { do: 'grade', first: 'C' },
  ]);
  expect(grading.grading).toEqual({ claimId: 'a', first: 'C' });
  expect(after([{ do: 'select', claimId: 'b' }], grading).grading).toBeNull();
});

test('makes a claim of the selected words', () => {
  const draft = after([{ do: 'words', words: [10, 20] }, { do: 'make' }]).draft;
  expect(draft).toMatchObject({ of: 'new', content: [[10, 20]], stance: 'said', speaker: '' });
});

test('mends from the claim as it stands, words going to the part last asked for', () => {
  const claim = claimForTests(1);
  const state = after([
    { do: 'mend', claim },
    { do: 'words', words: [105, 112] },
    { do: 'take words', part: 'cue', how: 'set' },
    { do: 'words', words: [120, 150] },
    { do: 'take words', part: 'content', how: 'add' },
  ]);
  expect(state.draft).toMatchObject({
    of: 'mend',
    cue: [[105, 112]],
    content: [[110, 150]],
    speaker: 'R. Hale',
    expected: 1,
  });
});

test('keeps what was typed when somebody else was first, and answers to what stands now', () => {
  const claim = claimForTests(1);
  const state = after([
    { do: 'mend', claim },
    { do: 'change draft', change: { speaker: 'B. Amin' } },
    {
      do: 'clash',
      clash: { claimId: claim.claimId, what: 'R. Osei rejected it first.', next: 'Look again.', code: 'LL-CONFLICT' },
    },
    { do: 'refreshed', claimId: claim.claimId, claim: { ...claim, version: 7 } },
  ]);
  expect(state.draft).toMatchObject({ speaker: 'B. Amin', expected: 7 });
  expect(state.clash?.what).toBe('R. Osei rejected it first.');
});

test('turns a mend to the claim that somebody else put in the place of the first', () => {
  const [first, theirs] = [claimForTests(1), claimForTests(9, { version: 3 })];
  const state = after([
    { do: 'mend', claim: first },
    { do: 'change draft', change: { speaker: 'B. Amin' } },
    { do: 'refreshed', claimId: first.claimId, claim: theirs },
  ]);
  expect(state).toMatchObject({
    selected: theirs.claimId,
    draft: { claimId: theirs.claimId, expected: 3, speaker: 'B. Amin' },
  });
});

test('shows the clash at its claim only', () => {
  const clashed = after([
    { do: 'select', claimId: 'a' },
    { do: 'clash', clash: { claimId: 'a', what: 'x', next: 'y', code: 'LL-CONFLICT' } },
  ]);
  expect(after([{ do: 'select', claimId: 'b' }], clashed).clash).toBeNull();
  expect(after([{ do: 'select', claimId: 'a' }], clashed).clash).not.toBeNull();
});

test('closes one thing at a time, the innermost first', () => {
  const close = { do: 'close' } as const;
  const state = after([
    { do: 'select', claimId: 'a' },
    { do: 'words', words: [1, 2] },
    { do: 'make' },
    { do: 'grade', first: null },
  ]);
  expect(after([close], state)).toMatchObject({ grading: null, draft: { of: 'new' } });
  expect(after([close, close], state)).toMatchObject({ draft: null, words: [1, 2] });
  expect(after([close, close, close], state)).toMatchObject({ words: null, selected: 'a' });
  expect(after([close, close, close, close], state).selected).toBeNull();
});

test('keeps the words that a dialog is about, which the browser lets go of, until it closes', () => {
  const state = after([
    { do: 'words', words: [1, 2] },
    { do: 'open', dialog: 'mention' },
    { do: 'words', words: null },
  ]);
  expect(state).toMatchObject({ dialog: 'mention', words: [1, 2] });
  expect(after([{ do: 'close' }], state)).toMatchObject({ dialog: null, words: null });
});

test('forgets selection and draft with a new document, and keeps the filter', () => {
  const state = after([
    { do: 'show', shown: 'unreviewed' },
    { do: 'mend', claim: claimForTests(1) },
    { do: 'new document', selected: null, found: [3, 9] },
  ]);
  expect(state).toMatchObject({ shown: 'unreviewed', draft: null, selected: null, found: [3, 9] });
});

test('shows claims by their review, never a superseded one, always the selected one', () => {
  const claims = [
    claimForTests(1),
    claimForTests(2, { review: 'read rightly' }),
    claimForTests(3, { review: 'rejected' }),
    claimForTests(4, { review: 'superseded' }),
  ];
  const shown = (which: Parameters<typeof claimsShown>[1], selected: string | null = null) =>
    claimsShown(claims, which, selected).map((claim) => claims.indexOf(claim) + 1);
  expect(shown('all')).toEqual([1, 2, 3]);
  expect(shown('unreviewed')).toEqual([1]);
  expect(shown('reviewed')).toEqual([2]);
  expect(shown('rejected')).toEqual([3]);
  expect(shown('unreviewed', claims[1]!.claimId)).toEqual([1, 2]);
});

test('finds the next claim that nobody has reviewed, going round once', () => {
  const claims = [claimForTests(1), claimForTests(2, { review: 'read rightly' }), claimForTests(3)];
  expect(nextUnreviewed(claims, null)).toBe(claims[0]!.claimId);
  expect(nextUnreviewed(claims, claims[0]!.claimId)).toBe(claims[2]!.claimId);
  expect(nextUnreviewed(claims, claims[2]!.claimId)).toBe(claims[0]!.claimId);
  expect(nextUnreviewed([claims[1]!], null)).toBeNull();
});

test('lets a clash go once a decision went through, unless a draft answers it', () => {
  const clashed = after([
    { do: 'select', claimId: 'a' },
    { do: 'clash', clash: { claimId: 'a', what: 'x', next: 'y', code: 'LL-CONFLICT' } },
  ]);
  expect(after([{ do: 'went through', claimId: 'b' }], clashed).clash).toBeNull();
  const drafting = after([
    { do: 'make' },
    { do: 'clash', clash: { claimId: 'a', what: 'x', next: 'y', code: 'LL-X' } },
  ]);
  expect(after([{ do: 'went through', claimId: 'b' }], drafting).clash).not.toBeNull();
  expect(after([{ do: 'went through', claimId: 'a' }], drafting).clash).toBeNull();
});
