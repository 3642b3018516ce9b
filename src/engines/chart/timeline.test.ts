import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { edgesOf, floorTo, nextEdge, calendarUnits, unitLength } from './timeline-calendar.ts';
import { extentOf } from './timeline-extent.ts';
import { chooseLanes, contentOf, laneCounts, overviewOf, rangeOf, type DatedThings } from './timeline-lanes.ts';
import { spanWords, timelinePicture, type LaneItem } from './timeline-picture.ts';
import { ticksOf } from './timeline-ticks.ts';
import { panned, showing, viewOf, zoomed } from './timeline-view.ts';

const utc = (...parts: [number, number, number, number?, number?]) => Date.UTC(...parts);
const day = 86_400_000;

describe('where a dated thing stands', () => {
  it('is certain nowhere in a month that something happened in', () => {
    expect(extentOf('2022-07', { lasts: false })).toEqual({
      from: utc(2022, 6, 1),
      to: utc(2022, 7, 1),
      certain: null,
      isSoft: false,
    });
  });
  it('is certain between the latest beginning and the earliest end of what lasts', () => {
    expect(extentOf('2022-07/2023-01', { lasts: true })?.certain).toEqual({
      from: utc(2022, 7, 1),
      to: utc(2023, 0, 1),
    });
    expect(extentOf('2022-07/2023-01', { lasts: false })?.certain).toBeNull();
    expect(extentOf('2022/2022', { lasts: true })?.certain).toBeNull();
  });
  it('stays open where an end is open, and soft where it is about then', () => {
    expect(extentOf('../2023-07-30', { lasts: true })).toMatchObject({
      from: -Infinity,
      to: utc(2023, 6, 31),
      certain: null,
    });
    expect(extentOf('2022-07/..', { lasts: true })).toMatchObject({ to: Infinity, certain: null });
    expect(extentOf('2022~', { lasts: false })?.isSoft).toBe(true);
  });
  it('runs from leaving to arriving where both are said', () => {
    expect(extentOf('2023-07-14T18', { lasts: false, arrives: '2023-07-15' })).toEqual({
      from: utc(2023, 6, 14, 18),
      to: utc(2023, 6, 16),
      certain: { from: utc(2023, 6, 14, 19), to: utc(2023, 6, 15) },
      isSoft: false,
    });
    expect(extentOf('2023-07-14', { lasts: false, arrives: '2023-07-01' })?.to).toBe(utc(2023, 6, 15));
  });
  it('has no place where no date is said', () => {
    for (const time of [null, 'P1Y', 'XXXX-07-05', 'for around a year'])
      expect(extentOf(time, { lasts: true })).toBeNull();
  });
});

describe('the calendar under it', () => {
  it('goes in whole units, each beginning where the one before ends', () => {
    fc.assert(
      fc.property(fc.constantFrom(...calendarUnits), fc.integer({ min: -6e13, max: 2e14 }), (unit, at) => {
        const begins = floorTo(at, unit);
        const next = nextEdge(begins, unit);
        expect(begins <= at && at < next).toBe(true);
        expect(floorTo(next - 1, unit)).toBe(begins);
        expect(floorTo(next, unit)).toBe(next);
        expect(Math.abs(next - begins - unitLength[unit]) / unitLength[unit]).toBeLessThan(0.1);
      }),
    );
    expect(new Date(floorTo(utc(2023, 6, 5), 'week')).getUTCDay()).toBe(1);
    expect(edgesOf(utc(2023, 0, 15), utc(2023, 2, 1), 'month')).toEqual([
      utc(2023, 0, 1),
      utc(2023, 1, 1),
      utc(2023, 2, 1),
    ]);
  });
  it('labels ticks so that they have room, from a century to a minute', () => {
    fc.assert(
      fc.property(fc.integer({ min: 600_000, max: 1e13 }), fc.integer({ min: 200, max: 2000 }), (span, width) => {
        const view = { from: utc(1990, 3, 7), to: utc(1990, 3, 7) + span };
        const { fine, coarse } = ticksOf(view, width);
        for (const [i, tick] of fine.slice(1).entries())
          expect(((tick.at - fine[i]!.at) / span) * width).toBeGreaterThan(27);
        for (const tick of [...fine, ...coarse]) expect(tick.at >= view.from && tick.at < view.to).toBe(true);
      }),
    );
    const hours = ticksOf({ from: utc(2023, 6, 5, 20), to: utc(2023, 6, 6, 2) }, 600);
    expect([hours.unit, hours.fine[1]?.label, hours.coarse.map((one) => one.label)]).toEqual([
      'hour',
      '21:00',
      ['5 Jul 2023', '6 Jul 2023'],
    ]);
    const months = ticksOf({ from: utc(2022, 8, 10), to: utc(2023, 8, 10) }, 900);
    expect([months.unit, months.coarse.map((one) => one.label)]).toEqual(['month', ['2022', '2023']]);
  });
  it('zooms about a moment that stays, pans, and moves no more than needed', () => {
    const view = { from: 0, to: 100 * day };
    expect(zoomed(view, 0.5, 20 * day)).toEqual({ from: 10 * day, to: 60 * day });
    expect(zoomed({ from: 0, to: 600_000 }, 0.1)).toEqual({ from: 0, to: 600_000 });
    expect(panned(view, 0.5)).toEqual({ from: 50 * day, to: 150 * day });
    expect(showing(view, 20 * day, 30 * day)).toBe(view);
    expect(showing(view, 120 * day, 130 * day).to).toBe(138 * day);
    expect(showing(view, -20 * day, -10 * day).from).toBe(-28 * day);
    expect(viewOf(5, 5).to - viewOf(5, 5).from).toBeGreaterThanOrEqual(day);
  });
});

const item = (id: string, time: string, lasts = false): LaneItem => ({ id, extent: extentOf(time, { lasts })! });
const pictureOf = (items: readonly LaneItem[], mostRows = 9) =>
  timelinePicture([{ id: 'a', items, buckets: [] }], {
    view: { from: utc(2023, 0, 1), to: utc(2024, 0, 1) },
    width: 1000,
    mostRows,
  })[0]!;

describe('the picture', () => {
  it('stacks what overlaps and lets follow what does not', () => {
    const { marks, rows } = pictureOf([item('a', '2023-02'), item('b', '2023-02-10/2023-03'), item('c', '2023-05')]);
    expect([rows, marks.map((one) => [one.id, one.row])]).toEqual([
      2,
      [
        ['a', 0],
        ['b', 1],
        ['c', 0],
      ],
    ]);
  });
  it('never lets two marks of a row touch, and counts what finds no row', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 60 })), { maxLength: 80 }),
        (spans) => {
          const items = spans.map(([from, length], i) => ({
            id: String(i),
            extent: {
              from: utc(2023, 0, 1) + from * day,
              to: utc(2023, 0, 1) + (from + length + 1) * day,
              certain: null,
              isSoft: false,
            },
          }));
          const { marks, left } = pictureOf(items, 4);
          for (const one of marks)
            for (const other of marks)
              if (one !== other && one.row === other.row && one.x <= other.x)
                expect(one.x + one.width).toBeLessThanOrEqual(other.x + 0.001);
          const inView = items.filter(({ extent }) => extent.from < utc(2024, 0, 1));
          expect(marks.length + left.length).toBeGreaterThanOrEqual(inView.length);
        },
      ),
    );
  });
  it('keeps room for labels: on a mark where it is long enough, else after it', () => {
    const [a, b, c] = [item('a', '2023-02-01'), item('b', '2023-02-20'), item('c', '2023-04/2023-12')].map((one) => ({
      ...one,
      labelRoom: 90,
    }));
    const { marks, rows } = pictureOf([a!, b!, c!]);
    expect([rows, marks.map((one) => [one.row, one.labelAt])]).toEqual([
      2,
      [
        [0, 'after'],
        [1, 'after'],
        [0, 'on'],
      ],
    ]);
  });
  it('draws an exact time as a point, a certain part as solid, an open end as open', () => {
    const { marks } = pictureOf([
      item('a', '2023-07-05T21:14'),
      item('b', '2023-02/2023-06', true),
      item('c', '2023-09/..', true),
    ]);
    const [b, a, c] = marks;
    expect([a!.isPoint, b!.isPoint]).toEqual([true, false]);
    expect([Math.round(b!.solid!.x), Math.round(b!.solid!.width)]).toEqual([162, 252]);
    expect([c!.opensRight, c!.solid]).toEqual([true, null]);
  });
  it('shows wide stretches in which nothing is known', () => {
    const { gaps } = pictureOf([item('a', '2023-01'), item('b', '2023-10')]);
    expect(gaps.map((gap) => spanWords(gap.to - gap.from))).toEqual(['7 months']);
  });
});

/** Things of one moment each, by day and lanes. */
function thingsOf(list: readonly (readonly [at: number, ...lanes: number[]])[], lanes: number): DatedThings {
  const laneAt = Int32Array.from(
    [0, ...list].map((_, i) => list.slice(0, i).reduce((sum, one) => sum + one.length - 1, 0)),
  );
  return {
    earliest: Float64Array.from(list, ([at]) => at * day),
    latest: Float64Array.from(list, ([at]) => at * day),
    laneAt,
    laneOf: Int32Array.from(list.flatMap(([, ...own]) => own)),
    lanes,
  };
}

describe('the lanes', () => {
  it('are the fullest ones, those asked for before them', () => {
    const counts = laneCounts(
      thingsOf(
        [
          [1, 0, 2],
          [2, 2],
          [3, 1, 2],
          [Number.NaN, 0],
        ],
        4,
      ),
    );
    expect([[...counts], chooseLanes(counts, 2), chooseLanes(counts, 2, [3])]).toEqual([
      [1, 1, 3, 0],
      [2, 0],
      [3, 2],
    ]);
  });
  it('lose nothing: what is not a mark is counted, what has no lane lies with the rest', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 999 }), fc.nat(5), fc.nat(5)), { minLength: 1, maxLength: 120 }),
        fc.integer({ min: 1, max: 60 }),
        (list, most) => {
          const things = thingsOf(
            list.map(([at, a, b]) => (a === b ? [at, a] : [at, a, b])),
            6,
          );
          const { lanes, rest } = contentOf(things, [0, 1, 2], { from: 0, to: 1000 * day }, most);
          const marks = [...lanes, rest].reduce((sum, one) => sum + one.things.length, 0);
          expect(marks).toBeLessThanOrEqual(most);
          for (const one of [...lanes, rest])
            expect(one.things.length + one.buckets.reduce((sum, bucket) => sum + bucket.count, 0)).toBe(one.count);
          expect(rest.count).toBe(list.filter(([, a, b]) => a > 2 && b > 2).length);
        },
      ),
    );
  });
  it('say how much lies when, and how much has no date', () => {
    const things = thingsOf(
      [
        [0, 0],
        [1, 0],
        [40, 0],
        [Number.NaN, 0],
      ],
      1,
    );
    const { counts, undated } = overviewOf(things);
    expect([counts.reduce((sum, one) => sum + one, 0), undated]).toEqual([3, 1]);
    expect(rangeOf(things)).toEqual({ from: 0, to: 40 * day + 1 });
    expect(rangeOf(thingsOf([[Number.NaN, 0]], 1))).toBeNull();
  });
});
