import { expect, test } from 'vitest';
import { compileResolve } from '../resolve-data.ts';
import { resolveFiles } from '../../../../data/resolve/load.ts';
import { romanisations } from './romanise.ts';

const data = compileResolve(resolveFiles);

test.each([
  ['Щербаков', 'shcherbakov', 'Cyrillic'],
  ['Първанов', 'parvanov', 'Bulgarian'],
  ['Ђорђевић', 'djordjevic', 'Serbian'],
  ['Петрўшко', 'petrushko', 'Belarusian'],
  ['김', 'kim', 'Hangul family name'],
  ['平壤', 'pingrang', 'Han'],
  ['トヨタ', 'toyota', 'katakana'],
  ['とよた', 'toyota', 'hiragana'],
  ['שלום', 'shlvm', 'Hebrew'],
  ['Παπαδόπουλος', 'papadopoylos', 'Greek'],
  ['Բարակ', 'barak', 'Armenian'],
  ['Łukasz', 'lukasz', 'Latin with marks'],
  ['Nguyễn', 'nguyen', 'Vietnamese'],
])('%s is read as %s (%s)', (text, latin) => {
  expect(romanisations(text, data)).toContain(latin);
});

test('a word has four readings at most, in small Latin letters', () => {
  for (const text of ['Щукин', 'عبدالرحمن', '强', '평양', 'ヴァージニア', 'ქართველი', '1', '🙂'])
    for (const reading of romanisations(text, data)) expect(reading).toMatch(/^[a-z]*$|^[^a-zA-Z]+$/);
  expect(romanisations('Чайковский', data).length).toBeLessThanOrEqual(4);
});
