import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Board } from './api/board.ts';
import { boardAxis, boardLanes, placeOn } from './board-rows.ts';

const by = { accountId: 'a', name: 'Ada' };
const event = (at: string, over: Partial<Board['events'][number]> = {}): Board['events'][number] => ({
  at,
  lane: 'disruption',
  kind: 'disruption',
  what: 'put on record',
  title: 'Advice',
  thingId: 'd',
  personIds: [],
  isAtRisk: false,
  by,
  ...over,
});
const waits: Board['waiting'][number] = {
  thingId: 'd',
  kind: 'disruption',
  lane: 'disruption',
  title: 'Advice',
  state: 'proposed',
  sinceMinutes: 5,
  waitsFor: ['authoriser'],
  mine: false,
  watch: ['The authority has run out.'],
};

describe('the board', () => {
  it('gives each thing one row with a mark for each step, and says what it waits in', () => {
    const lanes = boardLanes({
      events: [event('2024-01-02T00:00:00Z'), event('2024-01-05T00:00:00Z', { what: 'propose' })],
      waiting: [waits],
    });
    expect(lanes).toHaveLength(1);
    expect(lanes[0]!.rows).toMatchObject([
      { title: 'Advice', state: 'proposed', isOpen: true, trouble: 'The authority has run out.' },
    ]);
    expect(lanes[0]!.rows[0]!.marks.map(({ what }) => what)).toEqual(['put on record', 'propose']);
  });

  it('keeps facts of one kind on one row, and who was named off the picture', () => {
    const fact = (kind: string, title: string) =>
      event('2024-02-01T00:00:00Z', { lane: 'prosecution', kind, what: kind, title, thingId: null });
    const [lane] = boardLanes({
      events: [fact('request made', 'The ministry'), fact('request answered', ''), fact('suspect named', 'P. Berg')],
      waiting: [],
    });
    expect(lane!.rows.map(({ title, marks }) => [title, marks.length])).toEqual([['Requests', 2]]);
    expect(lane!.rows[0]!.marks[0]!.what).toBe('request made: The ministry');
  });

  it('holds every moment, whatever the span, with a few named ticks in order', () => {
    const moment = fc.date({ min: new Date('1990-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(fc.array(moment, { minLength: 1, maxLength: 20 }), moment, (moments, now) => {
        const events = moments.map((at) => event(at.toISOString()));
        const axis = boardAxis({ events, deadlines: [], now: now.toISOString() });
        for (const at of [...moments, now]) {
          expect(at.getTime()).toBeGreaterThan(axis.from);
          expect(at.getTime()).toBeLessThan(axis.to);
          expect(placeOn(axis, at.getTime())).toBeGreaterThan(0);
        }
        expect(axis.ticks.length).toBeLessThan(30);
        expect(axis.ticks.map(({ at }) => at)).toEqual(axis.ticks.map(({ at }) => at).toSorted((a, b) => a - b));
      }),
    );
  });
});
