import { expect, test } from 'vitest';
import { compileResolve } from '../resolve-data.ts';
import { resolveFiles } from '../../../../data/resolve/load.ts';
import { compareNames } from './compare-names.ts';
import { readName } from './read-name.ts';

const data = compileResolve(resolveFiles);
const read = (text: string) => readName(text, 'organisation', data);
const score = (a: string, b: string): number => compareNames(read(a), read(b), data).score;

test.each([
  ['Meridian Quay Ltd', 'Ltd'],
  ['Meridian Quay Limited', 'Limited'],
  ['ООО «Меридиан»', 'ООО'],
  ['Meridian GmbH', 'GmbH'],
  ['Meridian S.p.A.', 'SpA'],
])('%s holds a legal form', (text, form) => {
  expect(
    read(text)
      .parts.filter(({ role }) => role === 'legal form')
      .map((part) => part.text),
  ).toContain(form);
});

test.each([
  ['Meridian Quay Limited', 'MERIDIAN QUAY LTD.'],
  ['ООО «Меридиан»', 'Meridian LLC'],
  ['Открытое акционерное общество «Меридиан»', 'OJSC Meridian'],
  ['Plant No. 5', 'Завод № 5'],
  ['Forty-four Brigade', 'Brigade 44'],
  ['Ministry of Energy', 'Министерство энергетики'],
  ['وزارة الطاقة', 'Ministry of Energy'],
  ['能源部', 'Ministry of Energy'],
  ['貿易銀行', '贸易银行'],
  ['Banco Nacional', 'National Bank'],
])('%s may be %s', (a, b) => {
  expect(score(a, b)).toBeGreaterThan(0.5);
});

test.each([
  ['Plant No. 5', 'Plant No. 7'],
  ['Ministry of Energy', 'Ministry of Defence'],
  ['Bank of Norvale', 'Bank of Estmark'],
])('%s is not %s', (a, b) => {
  expect(score(a, b)).toBeLessThan(0.5);
});

test('general words weigh less than names', () => {
  const [own, general] = read('Zephyrine Trading').parts;
  expect(own!.weight).toBeGreaterThan(general!.weight);
});
