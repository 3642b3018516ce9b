import { expect, test } from 'vitest';
import { claimForTests } from './claim-for-tests.ts';
import { basisOf, draftOf, refusalOf } from './reliance.ts';

test('fills the dialog from a proposal and keeps its bound', () => {
  const proposal = { kind: 'tasking', from: 'handler', to: 'A. Lorne', item: null, time: '2022-07', lowerBound: 34 };
  expect(draftOf(proposal)).toEqual({
    kind: 'tasking',
    from: 'handler',
    to: 'A. Lorne',
    item: '',
    time: '2022-07',
    lowerBound: '34',
  });
  expect(draftOf({ ...proposal, kind: 'bribe' }).kind).toBe('other');
  expect(draftOf(undefined)).toMatchObject({ kind: 'other', from: '' });
});

test('says that a denied allegation is denied before anyone relies on it', () => {
  expect(basisOf(claimForTests(1, { stance: 'alleged' }), true)).toBe('alleged and denied');
  expect(basisOf(claimForTests(1, { stance: 'alleged' }), false)).toBe('alleged');
  expect(basisOf(claimForTests(1, { stance: 'admitted' }), true)).toBe('alleged and denied');
  expect(basisOf(claimForTests(1, { stance: 'admitted' }), false)).toBe('admitted');
});

test('lets only a standing claim that asserts carry a link', () => {
  expect(refusalOf(claimForTests(1))).toBeNull();
  expect(refusalOf(claimForTests(1, { polarity: 'denies' }))).toMatch(/denies/);
  expect(refusalOf(claimForTests(1, { polarity: 'asks' }))).toMatch(/question/);
  expect(refusalOf(claimForTests(1, { review: 'rejected' }))).toMatch(/rejected/);
});
