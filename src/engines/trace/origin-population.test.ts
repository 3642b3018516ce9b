import { describe, expect, it } from 'vitest';
import { graphOf } from './flow-graph.ts';
import { originPopulation, type AccessEvents } from './origin-population.ts';

const accessOf = (events: readonly (readonly [node: number, first: number])[]): AccessEvents => ({
  count: events.length,
  node: Int32Array.from(events, ([node]) => node),
  first: Float64Array.from(events, ([, first]) => first),
  last: Float64Array.from(events, ([, first]) => first),
});

describe('the population of possible origins', () => {
  // 0 to 3 have access, 9 is where it appeared; only 0 has a recorded way there in time.
  const graph = graphOf(
    [
      { from: 0, to: 5, depart: 5, arrive: 5 },
      { from: 5, to: 9, depart: 8, arrive: 8 },
      { from: 1, to: 9, depart: 30, arrive: 30 },
    ],
    10,
  );
  const ask = (events: readonly (readonly [number, number])[]) =>
    originPopulation(graph, { access: accessOf(events), place: 9, by: 10, mask: null, budget: 1e6 });

  it('is everyone whose access may have begun before it appeared, with a recorded route or without', () => {
    const { population, later, lastDeparture } = ask([
      [0, 1],
      [1, 2],
      [2, 10],
      [3, 11],
      [0, 20],
    ]);
    expect([...population]).toEqual([0, 1, 2]);
    expect([...later]).toEqual([3]);
    expect([...lastDeparture.subarray(0, 4)]).toEqual([5, -Infinity, -Infinity, -Infinity]);
  });

  it('holds whoever had access at a time that nobody knows', () => {
    const { population, undated } = ask([
      [3, NaN],
      [3, 20],
    ]);
    expect([...population]).toEqual([3]);
    expect(undated).toBe(1);
  });
});
