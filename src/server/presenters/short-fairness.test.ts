import { expect, it } from 'vitest';
import { namesOnce } from './short-fairness.ts';

it('names somebody once whose name is set in other letters elsewhere, and never makes two people one', () => {
  expect(namesOnce(['Joel Vey', 'Aidan LORNE', 'Aidan Lorne', 'L. Abbot', 'Leon Abbot'])).toEqual([
    'Joel Vey',
    'Aidan Lorne',
    'L. Abbot',
    'Leon Abbot',
  ]);
  expect(namesOnce(['نورا السالم', 'نورا السالم', ''])).toEqual(['نورا السالم', '']);
});
