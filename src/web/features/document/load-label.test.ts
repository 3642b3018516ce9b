import { expect, test } from 'vitest';
import { labelOf } from './load-label.ts';

const at = (...paths: string[]) => paths.map((path) => ({ file: new File(['x'], 'x.txt'), path }));

test('a load is named for its folders, so that the same folder goes on with it', () => {
  expect(labelOf(at('box-seven/a.txt', 'box-seven/inner/b.txt'))).toBe('box-seven');
  expect(labelOf(at('one/a.txt', 'two/b.txt', ''))).toBe('one, two');
  expect(labelOf(at('', ''))).toBe('2 files');
});
