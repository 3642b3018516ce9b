import { expect, test } from 'vitest';
import { timeText } from './time-text.ts';
import { verifyText } from './verify-text.ts';

const clean = {
  ok: true,
  chains: 2,
  entries: 9,
  items: 20,
  erased: 1,
  blobs: 4,
  texts: 4,
  checkpoint: null,
  findings: [],
};

test('a clean ledger is said to be clean, and what this check cannot see is said too', () => {
  const text = verifyText(clean);
  expect(text).toContain('clean\n');
  expect(text).toContain('cut off shows only against a checkpoint kept elsewhere');
});

test('against a checkpoint that is told instead', () => {
  const text = verifyText({ ...clean, checkpoint: '2026-03-01T09:00:00.000Z' });
  expect(text).toContain(`compared with the checkpoint of ${timeText('2026-03-01T09:00:00.000Z')}`);
  expect(text).not.toContain('none was given');
});

test('a finding says what, where and since when', () => {
  const finding = {
    caseId: 'c1',
    compartmentId: 'c1',
    chain: 'ledger',
    seq: 7,
    recordedAt: '2026-03-01T09:00:00.000Z',
    what: 'its hash is not that of its content',
  };
  const text = verifyText({ ...clean, ok: false, findings: [finding, { ...finding, seq: null, recordedAt: null }] });
  expect(text).toContain('its hash is not that of its content');
  expect(text).toContain(`compartment main, chain ledger, entry 7; since ${timeText('2026-03-01T09:00:00.000Z')}`);
  expect(text).toContain('chain ledger; time unknown');
  expect(text).not.toContain('clean\n');
});
