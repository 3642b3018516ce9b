import { expect, test } from 'vitest';
import type { LogItem } from '#api/schemas/log';
import { logMatching, peopleIn } from './log-filter.ts';

const item = (kind: string, what: string, name = 'A. Okafor'): LogItem => ({
  entry: { compartmentId: '00000000-0000-4000-8000-000000000001', seq: 1, ordinal: 0 },
  at: '2026-11-23T07:39:00.000Z',
  by: { accountId: name, name },
  kind,
  what,
  subjectId: null,
  documentId: null,
  canUndo: false,
  undone: false,
  erased: false,
});
const log = [
  item('claim.reviewed', 'read rightly'),
  item('reading.recorded', 'read, 3 claims', 'reader'),
  item('rendition.recorded', 'text taken', 'reader'),
  item('document.received', 'received a.txt', 'R. Sallow'),
  item('document.received', 'received b.txt, set aside: advice', 'R. Sallow'),
  item('document.released', 'released: not privileged', 'D. Lindqvist'),
];
const kept = (scope: 'decisions' | 'documents' | 'everything', by: string | null = null) =>
  logMatching(log, { scope, by }).map((one) => one.what);

test('shows what people decided, without what the machine recorded', () => {
  expect(kept('decisions')).toEqual(['read rightly', 'received b.txt, set aside: advice', 'released: not privileged']);
});

test('shows all that happened to documents', () => {
  expect(kept('documents')).toHaveLength(5);
  expect(kept('documents')).not.toContain('read rightly');
  expect(kept('everything')).toHaveLength(6);
});

test('shows one person alone', () => {
  expect(kept('everything', 'R. Sallow')).toEqual(['received a.txt', 'received b.txt, set aside: advice']);
  expect(peopleIn(log).map((one) => one.name)).toEqual(['A. Okafor', 'D. Lindqvist', 'R. Sallow', 'reader']);
});
