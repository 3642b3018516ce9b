import { expect, test } from 'vitest';
import { proposalText } from './proposal-text.ts';

test('keeps a lower bound as a bound', () => {
  expect(
    proposalText({ kind: 'tasking', from: 'handler', to: 'A. Lorne', item: null, time: null, lowerBound: 34 }),
  ).toBe('tasking: handler → A. Lorne, ≥ 34');
});

test('names what passed and when, and shows an unknown end as unknown', () => {
  expect(
    proposalText({ kind: 'report', from: '', to: 'A. Lorne', item: 'papers', time: '2022-07', lowerBound: null }),
  ).toBe('report: ? → A. Lorne, papers, 2022-07');
});
