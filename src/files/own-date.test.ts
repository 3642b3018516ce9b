import { describe, expect, it } from 'vitest';
import { ownDate } from './own-date.ts';

describe('ownDate', () => {
  it.each([
    ['2024-03-07', '2024-03-07'],
    ['2024-03-07T23:30:00-05:00', '2024-03-07'],
    ["D:20240307154427-07'00'", '2024-03-07'],
    ['20240307', '2024-03-07'],
  ])('reads %s', (stated, date) => expect(ownDate(stated)).toBe(date));

  it.each(['', 'yesterday', '7 March 2024', '2024-02-30', '2024-13-01', '0001-01-01', null])(
    'makes nothing of %s',
    (stated) => expect(ownDate(stated)).toBeNull(),
  );
});
