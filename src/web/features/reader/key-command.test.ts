import { expect, test } from 'vitest';
import { commandOf, isDecision, keyRows } from './key-command.ts';

const press = (key: string, held: { ctrlKey?: boolean; altKey?: boolean } = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
});
const free = { typing: false, grading: false, drafting: false, candidates: 0 };

test('gives each key of the list its command, and no key two of them', () => {
  const all = keyRows.flatMap((row) => row.keys);
  expect(new Set(all).size).toBe(all.length);
  for (const row of keyRows) for (const key of row.keys) expect(commandOf(press(key), free)).toEqual(row.command);
});

test('leaves every key alone while someone types', () => {
  for (const row of keyRows)
    for (const key of row.keys) expect(commandOf(press(key), { ...free, typing: true })).toBeNull();
});

test('leaves keys with Ctrl, Alt or Command to the browser', () => {
  expect(commandOf(press('a', { ctrlKey: true }), free)).toBeNull();
  expect(commandOf(press('r', { altKey: true }), free)).toBeNull();
});

test('works with capitals locked', () => {
  expect(commandOf(press('A'), free)).toEqual({ do: 'read rightly' });
});

test('takes a number for a speaker only where that many are offered', () => {
  expect(commandOf(press('2'), { ...free, candidates: 2 })).toEqual({ do: 'speaker', index: 1 });
  expect(commandOf(press('3'), { ...free, candidates: 2 })).toBeNull();
});

test('takes each key for the grade while one is typed, except the one that closes', () => {
  expect(commandOf(press('a'), { ...free, grading: true })).toEqual({ do: 'grade key', key: 'a' });
  expect(commandOf(press('3'), { ...free, grading: true, candidates: 3 })).toEqual({ do: 'grade key', key: '3' });
  expect(commandOf(press('Escape'), { ...free, grading: true })).toEqual({ do: 'close' });
});

test('knows which keys decide and which only look', () => {
  expect(keyRows.filter((row) => isDecision(row.command)).map((row) => row.keys[0])).toEqual([
    'a',
    'r',
    'e',
    'l',
    'h',
    'g',
    'u',
    'c',
    'm',
    's',
  ]);
});

test('gives the selected words to a part while a claim is made, and lets decisions wait', () => {
  const drafting = { ...free, drafting: true, candidates: 2 };
  expect(['1', '2', '3', '4'].map((key) => commandOf(press(key), drafting))).toEqual([
    { do: 'take', part: 'source' },
    { do: 'take', part: 'cue' },
    { do: 'take', part: 'content' },
    null,
  ]);
  expect(commandOf(press('a'), drafting)).toBeNull();
  expect(commandOf(press('Escape'), drafting)).toEqual({ do: 'close' });
});
