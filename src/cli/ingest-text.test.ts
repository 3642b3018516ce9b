import { expect, test } from 'vitest';
import { ingestText } from './ingest-text.ts';

const none = { failed: [], passedOver: [], documents: [] };

test('the sums come first and every file that needs a word has its line', () => {
  const text = ingestText({
    ...none,
    found: 5,
    received: 2,
    alreadyThere: 1,
    failed: [{ path: 'in/a.txt', why: 'the server went away' }],
    passedOver: [{ path: 'in/loop', why: 'it leads to a folder that was walked already' }],
    reading: {
      read: 2,
      setAside: 0,
      waiting: 0,
      unreadable: [{ path: 'in/x.pdf', code: 'LL-FILE-ENCRYPTED', why: 'it is locked' }],
    },
  });
  expect(text.split('\n')).toEqual([
    '5 found, 2 received, 1 already there, 1 failed, 1 passed over',
    '2 read, 1 unreadable, 0 set aside, 0 waiting',
    'Failed:',
    '  in/a.txt: the server went away',
    'Passed over:',
    '  in/loop: it leads to a folder that was walked already',
    'Kept, not readable yet:',
    '  in/x.pdf: it is locked',
    '',
  ]);
});

test('where all went well one line is enough', () => {
  expect(ingestText({ ...none, found: 3, received: 3, alreadyThere: 0 })).toBe(
    '3 found, 3 received, 0 already there, 0 failed, 0 passed over\n',
  );
});
