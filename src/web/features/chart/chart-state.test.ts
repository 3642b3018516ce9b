import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chartAfter, emptyChart, noteOn, placesOf, viewOf, type ChartAction, type ChartState } from './chart-state.ts';

const after = (...actions: ChartAction[]): ChartState => actions.reduce(chartAfter, emptyChart);
const undo: ChartAction = { do: 'undo' };
const redo: ChartAction = { do: 'redo' };
const ids = fc.subarray(['a', 'b', 'c', 'd', 'hand:1'], { minLength: 1 });
const anyStep: fc.Arbitrary<ChartAction> = fc.oneof(
  ids.map((some): ChartAction => ({ do: 'show', ids: some })),
  ids.map((some): ChartAction => ({ do: 'hide', ids: some })),
  ids.map((some): ChartAction => ({ do: 'unhide', ids: some })),
  ids.map((members): ChartAction => ({ do: 'group', name: 'Some', members })),
  ids.map((some): ChartAction => ({ do: 'pin', ids: some, at: { a: [1, 2], b: [3, 4] } })),
  fc.constantFrom<ChartAction>(
    { do: 'schemata', schemata: ['Person'] },
    { do: 'lines', lines: 'all' },
    { do: 'arrange' },
    { do: 'ungroup', id: 'hand:1' },
    { do: 'note', id: 'a', text: 'look' },
    { do: 'note', id: 'a', text: '' },
    { do: 'move', id: 'c', to: [5, 6] },
    { do: 'open group', group: 'type:Person', more: 12 },
    { do: 'close group', group: 'type:Person' },
    { do: 'group by', groupBy: 'time' },
    { do: 'individuals', count: 900 },
    { do: 'kinds', kinds: ['report'] },
  ),
);

describe('the chart', () => {
  it('goes back over every step and forth again, to the same', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 30 }), (steps) => {
        const states = [emptyChart];
        for (const step of steps) {
          const next = chartAfter(states.at(-1)!, step);
          if (next !== states.at(-1)) states.push(next);
        }
        let at = states.at(-1)!;
        for (const before of states.slice(0, -1).toReversed()) {
          at = chartAfter(at, undo);
          expect(at.now).toEqual(before.now);
        }
        expect(chartAfter(at, undo)).toBe(at);
        for (const next of states.slice(1)) {
          at = chartAfter(at, redo);
          expect(at.now).toEqual(next.now);
        }
        expect(chartAfter(at, redo)).toBe(at);
      }),
    );
  });

  it('comes back from a saved view as it was, and that too can be undone', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 20 }), (steps) => {
        const drawn = ['a', 'b', 'c', 'd'];
        const laid = { do: 'placed', arrangement: 0, places: { a: [1, 1], b: [2, 2], c: [3, 3], d: [4, 4] } } as const;
        const left = after(laid, ...steps);
        const seen = { asOf: null, since: null, window: null, camera: { x: 1, y: 2, scale: 3 }, drawn };
        const view = viewOf(left, seen);
        const other = after({ do: 'hide', ids: ['z'] });
        const back = chartAfter(other, { do: 'restore', view });
        expect(viewOf(back, seen)).toEqual(view);
        expect(chartAfter(back, undo).now).toEqual(other.now);
      }),
    );
  });

  it('lets a thing be in one hand-made group only, and takes over the groups that it groups', () => {
    const one = after({ do: 'group', name: ' First ', members: ['a', 'b', 'c'] });
    expect(one.now.groups).toEqual([{ id: 'hand:1', name: 'First', members: ['a', 'b', 'c'] }]);
    const two = chartAfter(one, { do: 'group', name: 'Second', members: ['c', 'd'] });
    expect(two.now.groups.map((group) => group.members)).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    const both = chartAfter(two, { do: 'group', name: 'Both', members: ['hand:1', 'hand:2'] });
    expect(both.now.groups).toEqual([{ id: 'hand:3', name: 'Both', members: ['a', 'b', 'c', 'd'] }]);
    expect(chartAfter(both, { do: 'group', name: '', members: ['a', 'e'] })).toBe(both);
    expect(chartAfter(both, { do: 'ungroup', id: 'hand:3' }).now.groups).toEqual([]);
  });

  it('keeps pinned things in their places when all is laid out anew, and remembers how it stood before', () => {
    const laid = after(
      { do: 'placed', arrangement: 0, places: { a: [1, 1], b: [2, 2] } },
      { do: 'pin', ids: ['a'], at: { a: [1, 1] } },
      { do: 'move', id: 'b', to: [9, 9] },
    );
    expect(placesOf(laid)).toEqual({ a: [1, 1], b: [9, 9] });
    const anew = chartAfter(laid, { do: 'arrange' });
    expect(placesOf(anew)).toEqual({ a: [1, 1] });
    const placed = chartAfter(anew, { do: 'placed', arrangement: 1, places: { a: [1, 1], b: [4, 4] } });
    expect(placesOf(placed)).toEqual({ a: [1, 1], b: [4, 4] });
    expect(placesOf(chartAfter(placed, undo))).toEqual({ a: [1, 1], b: [9, 9] });
    expect(chartAfter(laid, { do: 'pin', ids: ['a'], at: {} }).now.pinned).toEqual([]);
  });

  it('brings back what is asked for although it was hidden, and drops an empty note', () => {
    const state = after({ do: 'hide', ids: ['a'] }, { do: 'show', ids: ['a'] }, { do: 'note', id: 'a', text: ' ask ' });
    expect([state.now.hidden, state.now.shown, noteOn(state.now, 'a')]).toEqual([[], ['a'], 'ask']);
    expect(noteOn(chartAfter(state, { do: 'note', id: 'a', text: ' ' }).now, 'a')).toBeNull();
    expect(after({ do: 'individuals', count: 9000 }).now.individuals).toBe(600);
  });
});
