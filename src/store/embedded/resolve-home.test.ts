import { expect, test } from 'vitest';
import { resolveHome } from './resolve-home.ts';

const linux = { env: {}, platform: 'linux', userHome: '/home/mira', cwd: '/srv' };

test('takes LAMPLIGHTER_HOME first, from where the program was started', () => {
  expect(resolveHome({ ...linux, env: { LAMPLIGHTER_HOME: '/data/lamp' } })).toBe('/data/lamp');
  expect(resolveHome({ ...linux, env: { LAMPLIGHTER_HOME: 'lamp' } })).toBe('/srv/lamp');
});

test('otherwise keeps to the habits of each system', () => {
  expect(resolveHome(linux)).toBe('/home/mira/.local/share/lamplighter');
  expect(resolveHome({ ...linux, env: { XDG_DATA_HOME: '/xdg' } })).toBe('/xdg/lamplighter');
  expect(resolveHome({ ...linux, env: { XDG_DATA_HOME: 'relative' } })).toBe('/home/mira/.local/share/lamplighter');
  expect(resolveHome({ ...linux, platform: 'darwin', userHome: '/Users/mira' })).toBe(
    '/Users/mira/Library/Application Support/Lamplighter',
  );
  expect(
    resolveHome({ env: { LOCALAPPDATA: 'C:\\L' }, platform: 'win32', userHome: 'C:\\Users\\mira', cwd: 'C:\\' }),
  ).toBe('C:\\L\\Lamplighter');
});
