import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Happening, type Tripwire, tripwireFields } from '#domain/tripwire';
import { crossingsOf, crossingState, faultsOf, tryOut } from './crossings.ts';

const happening = (id: string, at: string, more: Partial<Happening> = {}): Happening => ({
  id,
  at,
  kind: 'harassment',
  place: 'Port Hallam',
  sector: null,
  vector: 'telephone',
  threatKind: 'transnational repression',
  isPersonAtRisk: true,
  ...more,
});
const exile: Tripwire = {
  id: 't1',
  title: 'harassment of an exile on home soil',
  when: [
    { field: 'kind', oneOf: ['harassment', 'stalking'] },
    { field: 'place', oneOf: ['Port Hallam'] },
    { field: 'personAtRisk', is: true },
  ],
  count: null,
  answer: { by: 'duty officer', withinMinutes: 60, escalateTo: 'case owner' },
};
const counting: Tripwire = {
  ...exile,
  id: 't2',
  when: [{ field: 'kind', oneOf: ['approach'] }],
  count: { atLeast: 3, withinDays: 30, same: 'sector' },
};
const at = (day: number) => new Date(Date.UTC(2023, 10, day, 9)).toISOString();

describe('a tripwire', () => {
  it('is crossed by what meets all of its tests, and asks for an answer within its time', () => {
    const found = crossingsOf(exile, [
      happening('a', '2023-11-24T20:00:00Z'),
      happening('b', '2023-11-25T20:00:00Z', { place: 'Sabrin' }),
      happening('c', '2023-11-26T20:00:00Z', { isPersonAtRisk: false }),
      happening('d', '2023-11-27T20:00:00Z', { kind: ' Stalking' }),
      happening('e', 'some time'),
    ]);
    expect(found.map(({ by }) => by)).toEqual([['a'], ['d']]);
    expect(found[0]).toMatchObject({
      answerBy: Date.parse('2023-11-24T21:00:00Z'),
      words: '“harassment of an exile on home soil” was crossed: duty officer within 1 hour, then case owner.',
    });
  });

  it('counts within its time and apart for each value, and begins again once crossed', () => {
    const some = [1, 5, 9, 10, 11, 60, 61].map((n) => happening(`x${n}`, at(n), { kind: 'approach', sector: 'ports' }));
    const other = [2, 6].map((n) => happening(`y${n}`, at(n), { kind: 'approach', sector: 'energy' }));
    expect(crossingsOf(counting, [...other, ...some]).map(({ by }) => by)).toEqual([['x1', 'x5', 'x9']]);
    expect(
      crossingsOf({ ...counting, count: { ...counting.count!, same: null } }, [...other, ...some]).map(({ by }) => by),
    ).toEqual([
      ['x1', 'y2', 'x5'],
      ['y6', 'x9', 'x10'],
    ]);
  });

  it('looks at a stretch of time', () => {
    const night: Tripwire = {
      ...exile,
      when: [{ field: 'time', from: '2023-11-02T00:00:00Z', before: '2023-11-04T00:00:00Z' }],
    };
    expect(
      crossingsOf(
        night,
        [1, 2, 3, 4].map((n) => happening(`h${n}`, at(n))),
      ).map(({ by }) => by),
    ).toEqual([['h2'], ['h3']]);
  });

  it('escalates what was not answered in time', () => {
    const [one] = crossingsOf(exile, [happening('a', '2023-11-24T20:00:00Z')]);
    const time = (text: string) => Date.parse(`2023-11-24T${text}:00Z`);
    expect(crossingState(one!, null, time('20:30'))).toBe('waiting');
    expect(crossingState(one!, null, time('21:01'))).toBe('escalated');
    expect(crossingState(one!, time('20:40'), time('22:00'))).toBe('answered in time');
    expect(crossingState(one!, time('21:30'), time('21:10'))).toBe('escalated');
    expect(crossingState(one!, time('21:30'), time('22:00'))).toBe('answered late');
  });

  it('is tried on past data before it goes live', () => {
    const past = [1, 2, 40].map((n) => happening(`h${n}`, at(n)));
    expect(tryOut(exile, past)).toMatchObject({
      faults: [],
      looked: 3,
      months: [
        { month: '2023-11', crossings: 2 },
        { month: '2023-12', crossings: 1 },
      ],
      words: 'Of 3 happenings it would have been crossed 3 times, at most 2 in a month.',
    });
  });

  it('cannot go live where it asks for nothing, or for what cannot be', () => {
    expect(faultsOf(exile)).toEqual([]);
    expect(faultsOf({ ...exile, when: [] })).toEqual(['It asks for nothing, so everything would cross it.']);
    const odd: Tripwire = {
      ...exile,
      title: ' ',
      when: [
        { field: 'kind', oneOf: [] },
        { field: 'time', from: '2024-01-02T00:00:00Z', before: '2024-01-01T00:00:00Z' },
      ],
      count: { atLeast: 1, withinDays: 0, same: null },
      answer: { by: 'analyst', withinMinutes: 0, escalateTo: 'analyst' },
    };
    expect(faultsOf(odd)).toHaveLength(7);
    expect(tryOut(odd, [happening('a', at(1))])).toMatchObject({
      crossings: [],
      words: 'It cannot be tried as it is.',
    });
  });

  it('has no field for what a person believes or was born as', () => {
    expect(tripwireFields.join(' ')).not.toMatch(/belief|race|nation|ethnic|origin|religion|sex|gender|age\b|disab/i);
  });

  it('uses no happening twice, and each crossing lies within its time', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(200)),
        fc.integer({ min: 2, max: 5 }),
        fc.integer({ min: 1, max: 40 }),
        (days, atLeast, withinDays) => {
          const rule: Tripwire = { ...counting, count: { atLeast, withinDays, same: null } };
          const found = crossingsOf(
            rule,
            days.map((n, i) => happening(`h${i}`, at(n), { kind: 'approach' })),
          );
          const used = found.flatMap(({ by }) => by);
          expect(new Set(used).size).toBe(used.length);
          for (const { by } of found) {
            const times = by.map((id) => days[Number(id.slice(1))]!);
            expect(by).toHaveLength(atLeast);
            expect(times.at(-1)! - times[0]!).toBeLessThanOrEqual(withinDays);
          }
        },
      ),
    );
  });
});
