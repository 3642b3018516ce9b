import { CommanderError } from 'commander';
import { expect, test } from 'vitest';
import { Failure } from '#domain/failure';
import { exitStatusOf } from './exit-status.ts';
import { failureText } from './failure-text.ts';

test('a failure says what, what to do next, and its code', () => {
  const text = failureText(new Failure('LL-CASE-UNKNOWN', 'No such case.', 'See yours.'));
  expect(text).toBe('lamplighter: No such case.\nSee yours. (LL-CASE-UNKNOWN)\n');
});

test('what nobody foresaw names itself, and its place only when asked', () => {
  const error = new Error('it broke');
  expect(failureText(error)).toContain('it broke');
  expect(failureText(error)).not.toContain('failure-text.test.ts');
  expect(failureText(error, true)).toContain('failure-text.test.ts');
});

test('wrong use is 2, help is 0, all else is 1', () => {
  expect(exitStatusOf(new CommanderError(1, 'commander.unknownOption', ''))).toBe(2);
  expect(exitStatusOf(new CommanderError(0, 'commander.helpDisplayed', ''))).toBe(0);
  expect(exitStatusOf(new Failure('LL-CLI-WHO', '', ''))).toBe(2);
  expect(exitStatusOf(new Failure('LL-NOT-FOUND', '', ''))).toBe(1);
  expect(exitStatusOf('thrown')).toBe(1);
});
