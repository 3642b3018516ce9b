import { expect, test } from 'vitest';
import { statusesByPerson } from './statuses-by-person.ts';

const reported = (status: 'arrested' | 'dropped') => ({
  status,
  words: status,
  documentId: null,
  renditionId: null,
  spans: [],
  when: null,
});
const verified = {
  status: 'acquitted' as const,
  record: 'record 4',
  by: { accountId: '00000000-0000-4000-8000-000000000001', name: 'A. Okafor' },
  at: '2026-04-02T09:00:00.000Z',
};

test('keeps each person on one line, and what is reported apart from what is verified', () => {
  const lines = statusesByPerson([
    { person: 'A. Lorne', reported: reported('dropped'), verified: null },
    { person: 'J. Vey', reported: null, verified },
    { person: 'A. Lorne', reported: reported('arrested'), verified: null },
  ]);
  expect(lines.map((line) => [line.person, line.reported.map((one) => one.status), line.verified.length])).toEqual([
    ['A. Lorne', ['dropped', 'arrested'], 0],
    ['J. Vey', [], 1],
  ]);
});
