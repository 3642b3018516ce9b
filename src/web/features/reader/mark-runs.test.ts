import fc from 'fast-check';
import { expect, test } from 'vitest';
import { claimAt, depthsOf, marksByBlock, marksOf, runsOf, type Mark, type MarkKind } from './mark-runs.ts';
import { splitBlocks } from './split-blocks.ts';

const mark = (start: number, end: number, kind: MarkKind = 'content', claimId = 'a', depth = 0): Mark => ({
  start,
  end,
  kind,
  claimId,
  depth,
});
const kindsOf = (marks: readonly Mark[]) => marks.map(({ kind }) => kind);

test('parts text where marks begin and end', () => {
  const runs = runsOf('Hale said it rained.', 0, 20, [mark(0, 4, 'source'), mark(5, 9, 'cue'), mark(10, 19)]);
  expect(runs.map((run) => [run.text, kindsOf(run.marks)])).toEqual([
    ['Hale', ['source']],
    [' ', []],
    ['said', ['cue']],
    [' ', []],
    ['it rained', ['content']],
    ['.', []],
  ]);
});

test('keeps both marks where a claim lies inside another, and where two overlap in part', () => {
  const runs = runsOf('abcdef', 0, 6, [
    mark(0, 4, 'content', 'outer'),
    mark(1, 2, 'content', 'inner', 1),
    mark(3, 6, 'cue', 'late'),
  ]);
  expect(runs.map((run) => [run.text, run.marks.map((one) => one.claimId)])).toEqual([
    ['a', ['outer']],
    ['b', ['outer', 'inner']],
    ['c', ['outer']],
    ['d', ['outer', 'late']],
    ['ef', ['late']],
  ]);
});

test('never draws half a surrogate pair or a combining mark away from its letter', () => {
  const text = 'x😀é'.normalize('NFD');
  expect(runsOf(text, 0, text.length, [mark(2, 4), mark(4, text.length, 'cue')]).map((run) => run.text)).toEqual([
    'x',
    '😀',
    'é'.normalize('NFD'),
  ]);
});

test('keeps right-to-left words whole and in reading order', () => {
  const text = 'אמר דוד: הוא הלך';
  expect(runsOf(text, 0, text.length, [mark(4, 7, 'source')]).map((run) => run.text)).toEqual([
    'אמר ',
    'דוד',
    ': הוא הלך',
  ]);
});

test('joined, the runs of any marks give the text back', () => {
  const anyText = fc.string({ unit: 'grapheme', maxLength: 60 });
  const anyMarks = fc.array(
    fc.record({
      start: fc.nat(70),
      end: fc.nat(70),
      kind: fc.constantFrom<MarkKind>('source', 'cue', 'content', 'estimative'),
      claimId: fc.constantFrom('a', 'b', 'c'),
      depth: fc.nat(3),
    }),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(anyText, anyMarks, (text, marks) => {
      const runs = runsOf(text, 0, text.length, marks);
      expect(runs.map((run) => run.text).join('')).toBe(text);
      runs.forEach((run, at) => expect(run.start).toBe(at === 0 ? 0 : runs[at - 1]!.end));
    }),
    { numRuns: 300 },
  );
});

test('gives each block the marks that touch it, over several lines too', () => {
  const text = 'one\ntwo\nthree\nfour';
  const byBlock = marksByBlock(splitBlocks(text), [mark(5, 12), mark(0, 3, 'source')]);
  expect([...byBlock].map(([block, marks]) => [block, kindsOf(marks)])).toEqual([
    [1, ['content']],
    [2, ['content']],
    [0, ['source']],
  ]);
});

test('counts depth along parents, and a loop as no parent beyond it', () => {
  const claims = [
    { claimId: 'a', parentId: null },
    { claimId: 'b', parentId: 'a' },
    { claimId: 'c', parentId: 'b' },
    { claimId: 'x', parentId: 'y' },
    { claimId: 'y', parentId: 'x' },
    { claimId: 'z', parentId: 'elsewhere' },
  ];
  expect([...depthsOf(claims).values()]).toEqual([0, 1, 2, 1, 1, 0]);
});

test('marks the words of each claim by what they are to it', () => {
  const marks = marksOf([
    {
      claimId: 'a',
      parentId: null,
      source: [[0, 4]],
      cue: [[5, 9]],
      content: [
        [10, 19],
        [25, 30],
      ],
      estimative: [[12, 14]],
    },
  ]);
  expect(kindsOf(marks)).toEqual(['source', 'cue', 'content', 'content', 'estimative']);
});

test('takes the innermost claim at some words, then the ones around it', () => {
  const here = [mark(0, 50, 'content', 'outer'), mark(10, 20, 'content', 'inner', 1)];
  expect(claimAt(here, null)).toBe('inner');
  expect(claimAt(here, 'inner')).toBe('outer');
  expect(claimAt(here, 'outer')).toBe('inner');
  expect(claimAt([], 'outer')).toBeNull();
});
