import { expect, test } from 'vitest';
import { takeToken } from './take-token.ts';

const historyOf = (seen: string[]) => ({
  state: null,
  replaceState: (_state: unknown, _title: string, to?: string | URL | null) => void seen.push(String(to)),
});

test('takes the token out of the address', () => {
  const seen: string[] = [];
  expect(takeToken({ hash: '#abc123', pathname: '/sign-in', search: '?to=x' }, historyOf(seen))).toBe('abc123');
  expect(seen).toEqual(['/sign-in?to=x']);
});

test('leaves an address without a token alone', () => {
  const seen: string[] = [];
  expect(takeToken({ hash: '', pathname: '/sign-in', search: '' }, historyOf(seen))).toBeNull();
  expect(seen).toEqual([]);
});
