import { expect, it } from 'vitest';
import { lowerCaseIds } from './lower-case-ids.ts';

it('spells ids one way, wherever they stand, and leaves all else as it is', () => {
  const asked = { caseId: 'AB', claimIds: ['CD'], from: { entityId: 'EF', name: 'GH' }, content: [[0, 5]], none: null };
  expect(lowerCaseIds(asked)).toEqual({
    caseId: 'ab',
    claimIds: ['cd'],
    from: { entityId: 'ef', name: 'GH' },
    content: [[0, 5]],
    none: null,
  });
});
