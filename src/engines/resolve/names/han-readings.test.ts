import { expect, test } from 'vitest';
import { compileResolve } from '../resolve-data.ts';
import { resolveFiles } from '../../../../data/resolve/load.ts';
import { scoreNames } from './compare-names.ts';
import { wadeGiles } from './han-readings.ts';
import { readName } from './read-name.ts';

const data = compileResolve(resolveFiles);
const score = (a: string, b: string): number =>
  scoreNames(readName(a, 'person', data), readName(b, 'person', data), data);

test.each([
  ['周永康', 'Chou Yung-kang', 'Wade-Giles'],
  ['邓小平', 'Teng Hsiao-ping', 'Wade-Giles'],
  ['黄国华', 'Wong Kwok Wah', 'Cantonese'],
  ['陈志强', 'Chan Chi Keung', 'Cantonese'],
  ['陳志強', 'Tan Chee Keong', 'Hokkien'],
  ['林建国', 'Lim Kian Kok', 'Hokkien'],
  ['阮文雄', 'Nguyễn Văn Hùng', 'Vietnamese'],
  ['Nguyễn Thị Hồng', 'Nguyen Thi Hong', 'Vietnamese without marks'],
])('%s may be %s (%s)', (han, latin) => {
  expect(score(han, latin)).toBeGreaterThan(0.7);
});

test.each([
  ['周永康', 'Chou Ming-teh'],
  ['陈志强', 'Wong Chi Keung'],
  ['Nguyễn Văn Hùng', 'Nguyen Van Minh'],
])('%s is hardly %s', (a, b) => {
  expect(score(a, b)).toBeLessThan(0.5);
});

test('pinyin is put into Wade-Giles by rule', () => {
  const pairs =
    'zhang chang,qing ching,xi hsi,zhi chih,zi tzu,ruan juan,guo kuo,dong tung,jie chieh,xue hsueh,bai pai,shi shih,duo to,gui kuei,jian chien';
  for (const [pinyin, wade] of pairs.split(',').map((pair) => pair.split(' '))) expect(wadeGiles(pinyin!)).toBe(wade);
});
