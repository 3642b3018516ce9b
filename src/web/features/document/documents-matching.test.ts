import { expect, test } from 'vitest';
import { documentSummary } from '#api/schemas/document';
import { documentsMatching } from './documents-matching.ts';

const id = '00000000-0000-4000-8000-000000000001';
const document = (title: string, change: object = {}) =>
  documentSummary.parse({
    documentId: id,
    compartmentId: id,
    version: 1,
    name: `${title}.txt`,
    title,
    path: `press/${title}.txt`,
    kind: null,
    origin: null,
    date: null,
    mediaType: null,
    sha256: '',
    size: 1,
    state: 'read',
    failure: null,
    setAside: null,
    grade: null,
    receivedAt: '2026-04-02T09:00:00.000Z',
    receivedBy: { accountId: id, name: 'A. Okafor' },
    claims: 3,
    reviewed: 1,
    parent: null,
    children: 0,
    byHand: [],
    ...change,
  });
const list = [
  document('Two accused over Varran links'),
  document('Scan 0043', { state: 'unreadable', claims: 0, reviewed: 0 }),
  document('Minutes', { reviewed: 3 }),
];
const titles = (words: string, state: Parameters<typeof documentsMatching>[1]['state'] = 'all') =>
  documentsMatching(list, { words, state }).map(({ title }) => title);

test('finds words of title, name and folder in any order', () => {
  expect(titles('varran two')).toEqual(['Two accused over Varran links']);
  expect(titles('PRESS scan')).toEqual(['Scan 0043']);
  expect(titles('')).toHaveLength(3);
});

test('keeps what has claims to review, or one state', () => {
  expect(titles('', 'to review')).toEqual(['Two accused over Varran links']);
  expect(titles('', 'unreadable')).toEqual(['Scan 0043']);
  expect(titles('', 'waiting')).toEqual([]);
});

test('lists what is for reading by hand', () => {
  const letter = document('Letter', { byHand: ['Russian'], claims: 0, reviewed: 0 });
  expect(documentsMatching([...list, letter], { words: '', state: 'by hand' })).toEqual([letter]);
});
