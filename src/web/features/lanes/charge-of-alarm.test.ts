import { expect, it } from 'vitest';
import { cellKey } from '#engines/prove/matrix/proof-file';
import { rowKey } from '#engines/prove/matrix/row-key';
import { chargeOfAlarm } from './charge-of-alarm.ts';

it('finds whom an alarm is about by its row or its cell, and nobody for a request', () => {
  const one = { fields: { suspectId: 'p1', offenceId: 'o1' } };
  const two = { fields: { suspectId: 'p1', offenceId: 'o1-b' } };
  const charges = [one, two];
  expect(chargeOfAlarm(rowKey('p1', 'o1'), charges)).toBe(one);
  expect(chargeOfAlarm(cellKey({ suspectId: 'p1', offenceId: 'o1-b', elementId: 'conduct' }), charges)).toBe(two);
  expect(chargeOfAlarm('0192-request', charges)).toBeUndefined();
});
