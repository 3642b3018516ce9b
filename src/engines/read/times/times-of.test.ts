import { describe, expect, it } from 'vitest';
import { lexiconFiles } from '../../../../data/lexicons/load.ts';
import { createReader } from '../reader.ts';

const reader = createReader(lexiconFiles);
/** All on Friday 2 May 2031, unless another day is given. */
const times = (text: string, date: string | null = '2031-05-02') =>
  reader.read(text, { date }).times.map((t) => [text.slice(t.start, t.end), t.type, t.value]);

describe('timesOf', () => {
  it.each([
    ['They met on 23 October 2030.', '23 October 2030', 'DATE', '2030-10-23'],
    ['They met on Oct. 23, 2030, at sea.', 'Oct. 23, 2030', 'DATE', '2030-10-23'],
    ['They met on 2030-10-23.', '2030-10-23', 'DATE', '2030-10-23'],
    ['They met on 09/11/2030.', '09/11/2030', 'DATE', '2030-11-09'],
    ['They met in late November.', 'late November', 'DATE', '2030-11'],
    ['They met on Wednesday.', 'Wednesday', 'DATE', '2031-04-30'],
    ['They will meet on Wednesday.', 'Wednesday', 'DATE', '2031-05-07'],
    ['They met last week.', 'last week', 'DATE', '2031-W17'],
    ['They met earlier this year.', 'earlier this year', 'DATE', '2031'],
    ['They met yesterday morning.', 'yesterday morning', 'TIME', '2031-05-01TMO'],
    ['They met at 10:35 p.m. on Tuesday.', '10:35 p.m. on Tuesday', 'TIME', '2031-04-29T22:35'],
    ['They met at 7.50pm on 15 April.', '7.50pm on 15 April', 'TIME', '2031-04-15T19:50'],
    ['They met on Monday 17 March 2031 at 6.30pm.', 'Monday 17 March 2031 at 6.30pm', 'TIME', '2031-03-17T18:30'],
    ['Tue, 8 Apr 2031, 16:22.', 'Tue, 8 Apr 2031, 16:22', 'TIME', '2031-04-08T16:22'],
    ['They met in the spring.', 'the spring', 'DATE', '2031-SP'],
    ['They met in the winter of 2030.', 'the winter of 2030', 'DATE', '2030-WI'],
    ['They met two years ago.', 'two years ago', 'DATE', '2029'],
    ['They met in the late 1970s.', 'the late 1970s', 'DATE', '197'],
    ['He wrote for at least six months.', 'at least six months', 'DURATION', 'P6M'],
    ['It was a 10-year lease.', '10-year', 'DURATION', 'P10Y'],
    ['He wrote every month.', 'every month', 'SET', 'P1M'],
    ['Profit fell in the third quarter of 2030.', 'the third quarter of 2030', 'DATE', '2030-Q3'],
    ['He is now abroad.', 'now', 'DATE', 'PRESENT_REF'],
  ])('reads "%s"', (text, words, type, value) => {
    expect(times(text)).toContainEqual([words, type, value]);
  });

  it('keeps the unknown unknown where the document has no date', () => {
    expect(times('They met on Wednesday, last week.', null)).toEqual([
      ['Wednesday', 'DATE', 'XXXX-WXX-3'],
      ['last week', 'DATE', 'XXXX-WXX'],
    ]);
  });

  it('takes no age, no verb and no day outside the calendar for a time', () => {
    expect(times('The 16-year-old may march on; 31 June 2030 is no day.').map(([words]) => words)).not.toContain(
      '31 June 2030',
    );
    expect(times('The 16-year-old may march on.')).toEqual([]);
  });
});
