import { expect, it } from 'vitest';
import type { PolicyDecision } from './api/board.ts';
import { decisionsOf, policyCsv, reasonsOf } from './policy-rows.ts';

const none = new Map<string, string>();

const decision = (of: Partial<PolicyDecision>): PolicyDecision => ({
  entry: { compartmentId: 'c', seq: 1, ordinal: 0 },
  thingId: 't',
  kind: 'decision',
  title: 'Whether to ask',
  what: 'decision',
  from: null,
  to: null,
  fields: { reasons: 'the yard is open', dissent: 'none', personIds: ['p'] },
  flags: [],
  edition: null,
  by: { accountId: 'a', name: 'Ada' },
  at: '2026-03-01T10:00:00.000Z',
  persons: [],
  ...of,
});

it('finds decisions by kind and by any of their words', () => {
  const all = [decision({}), decision({ kind: 'charge', title: 'A charge', fields: {} })];
  expect(decisionsOf(all, { kind: 'charge', words: '' }, none)).toEqual([all[1]]);
  expect(decisionsOf(all, { kind: '', words: 'YARD' }, none)).toEqual([all[0]]);
  expect(decisionsOf(all, { kind: 'charge', words: 'yard' }, none)).toEqual([]);
});

it('goes out with the answer and the status of whoever it is about, and with no formula in a cell', () => {
  const persons = [{ entityId: 'p', name: 'Joel Hart', fairness: null }];
  const text = policyCsv([decision({ title: '=HYPERLINK("x")', persons })], none);
  expect(text).toContain(`"'=HYPERLINK(""x"")"`);
  expect(text).toContain('Joel Hart: not yet put to them; Joel Hart: nothing reported; verified: nothing yet');
});

it('says of somebody who is threatened that they are at risk, and nothing as if they were accused', () => {
  const persons = [{ entityId: 'p', name: 'Mirela Deane', fairness: null }];
  const text = policyCsv([decision({ kind: 'warning', what: 'warn', persons })], none);
  expect(text).toContain('Mirela Deane: at risk; neither answer nor legal status of theirs is on file');
  expect(text).not.toContain('not yet put to them');
});

it('calls a case by its title where the reader belongs to it, and gives no id of any other', () => {
  const joined = decision({ kind: 'lead', what: 'join a case', fields: { joinedCase: 'c-1', fromLead: 'l-1' } });
  expect(reasonsOf(joined, new Map([['c-1', 'Ferry Lane']]))).toEqual(['The open case it joins: Ferry Lane']);
  expect(reasonsOf(joined, none)).toEqual(['The open case it joins: a case that you are not part of']);
});
