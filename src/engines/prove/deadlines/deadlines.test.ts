import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Deadline } from '#domain/deadline';
import { loadDoctrine } from '../../../../data/doctrine/load.ts';
import { dueAfter } from './due-after.ts';
import { missedBy } from './missed-by.ts';
import { warningClock } from './warning-clock.ts';

const dueText = (start: string, length: string) => new Date(dueAfter(Date.parse(start), length)).toISOString();

describe('a length of time', () => {
  it.each([
    ['2023-11-30T09:00:00Z', 'P3M', '2024-02-29T09:00:00.000Z'],
    ['2022-11-30T09:00:00Z', 'P3M', '2023-02-28T09:00:00.000Z'],
    ['2024-02-29T00:00:00Z', 'P1Y', '2025-02-28T00:00:00.000Z'],
    ['2024-12-31T23:59:59Z', 'P6M', '2025-06-30T23:59:59.000Z'],
    ['2024-03-21T14:10:00Z', 'PT72H', '2024-03-24T14:10:00.000Z'],
    ['2025-07-01T00:00:00Z', 'P28D', '2025-07-29T00:00:00.000Z'],
    ['1969-12-31T12:00:00Z', 'P1D', '1970-01-01T12:00:00.000Z'],
  ])('from %s, %s is over at %s', (start, length, over) => {
    expect(dueText(start, length)).toBe(over);
  });

  it.each(['P', 'PT', '3 months', 'P3W', ''])('is not “%s”', (length) => {
    expect(() => dueAfter(0, length)).toThrow('no length of time');
  });

  it('is read for every length that doctrine names, and never lies behind', () => {
    const { durations, reviewGroups, leastRetention } = loadDoctrine().duties;
    const lengths = [...durations, leastRetention].map(({ length }) => length);
    const all = [...lengths, ...reviewGroups.flatMap(({ every, firstReview }) => [every, firstReview])].flatMap(
      (one) => one ?? [],
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...all),
        fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) }),
        (length, start) => {
          expect(dueAfter(start.getTime(), length)).toBeGreaterThan(start.getTime());
        },
      ),
    );
  });
});

describe('a planned step', () => {
  const due = (id: string, kind: Deadline['kind'], at: string): Deadline => ({
    id,
    kind,
    title: id,
    due: at,
    status: 'unverified',
  });
  const planned = { title: 'search', begins: '2024-03-05T06:00:00Z', ends: '2024-03-06T18:00:00Z' };

  it('misses what is due before it begins or while it goes on, and is told what to do', () => {
    const missed = missedBy(planned, [
      due('authority', 'authority', '2024-03-06T12:00:00Z'),
      due('reply', 'reply', '2024-03-01T12:00:00Z'),
      due('review', 'review', '2024-03-06T18:00:00Z'),
      due('custody', 'custody', 'soon'),
    ]);
    expect(missed.map(({ deadline, how }) => [deadline.id, how])).toEqual([
      ['custody', 'passed'],
      ['reply', 'passed'],
      ['authority', 'during'],
    ]);
    expect(missed[2]).toMatchObject({
      words: 'authority is due 6 March 2024, 12:00:00 UTC, while “search” goes on.',
      next: 'Have it renewed before then, or end the step earlier.',
    });
  });

  it('misses nothing that is due after it', () => {
    expect(missedBy(planned, [due('later', 'custody', '2024-03-07T00:00:00Z')])).toEqual([]);
  });
});

describe('the clock of a warning', () => {
  const received = '2024-03-21T14:10:00Z';
  const at = (text: string) => Date.parse(`2024-03-21T${text}:00Z`);

  it('runs from receipt until the person is told', () => {
    expect(warningClock(received, '2024-03-21T14:50:00Z', at('18:00'))).toEqual({
      minutes: 40,
      isGiven: true,
      words: 'Told 40 minutes after receipt.',
    });
    expect(warningClock(received, null, at('15:11'))?.words).toBe('Received 1 hour 1 minute ago, not told yet.');
  });

  it('says where its times are out of order, and nothing where one cannot be read', () => {
    expect(warningClock(received, '2024-03-21T14:00:00Z', at('18:00'))?.words).toContain('out of order');
    expect(warningClock(received, 'soon', at('18:00'))).toBeNull();
  });
});
