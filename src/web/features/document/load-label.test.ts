import { expect, test } from 'vitest';
import { labelOf } from './load-label.ts';

const at = (...paths: string[]) => paths.map((path) => ({ file: new File(['x'], 'x.txt'), path }));

test('a load is named for its folders, so that the same folder goes on with it', () => {
  expect(labelOf(at('box-seven/a.txt', 'box-seven/inner/b.txt'))).toBe('box-seven');
  expect(labelOf(at('one/a.txt', 'two/b.txt', ''))).toBe('one, two');
});

test('a load of loose files is named for the first of them, so that another lot of as many is another load', () => {
  const named = (...names: string[]) => names.map((name) => ({ file: new File(['x'], name), path: '' }));
  expect(labelOf(named('b.txt', 'a.txt', 'c.txt'))).toBe('a.txt and 2 other files');
  expect(labelOf(named('d.txt', 'e.txt', 'f.txt'))).toBe('d.txt and 2 other files');
  expect(labelOf(named('a.txt'))).toBe('a.txt');
});
