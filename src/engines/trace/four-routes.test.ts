import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestByTrying, smallQuestion, type SmallQuestion } from '../../../test/trace/small-flows.ts';
import { appendFlow, graphOf, type FlowGraph } from './flow-graph.ts';
import { fourRoutes, type Route } from './four-routes.ts';

const questionOf = ({ after, before, minWait, maxWait }: SmallQuestion) => ({
  source: 0,
  target: 1,
  after,
  before,
  minWait,
  maxWait,
  mask: null,
});

function isRoute(graph: FlowGraph, { flows }: Route, asked: SmallQuestion): boolean {
  return flows.every((e, k) => {
    const before = flows[k - 1];
    const isJoined = graph.from[e] === (before === undefined ? 0 : graph.to[before]);
    const waits = before === undefined ? asked.minWait : graph.depart[e]! - graph.arrive[before]!;
    return isJoined && waits >= asked.minWait && waits <= Math.max(asked.maxWait, before === undefined ? waits : 0);
  });
}

describe('the four best routes', () => {
  it('are those that trying every walk finds', () => {
    fc.assert(
      fc.property(smallQuestion, fc.nat(9), (asked, late) => {
        const early = asked.flows.slice(0, Math.max(1, asked.flows.length - late));
        const graph = graphOf(early, asked.nodes);
        for (const flow of asked.flows.slice(early.length)) appendFlow(graph, flow);
        const found = fourRoutes(graph, questionOf(asked));
        const best = bestByTrying(asked);
        expect({
          earliest: found.earliest?.arrive,
          latest: found.latest?.depart,
          fastest: found.fastest === null ? undefined : found.fastest.arrive - found.fastest.depart,
          fewest: found.fewest?.flows.length,
        }).toEqual(best ?? { earliest: undefined, latest: undefined, fastest: undefined, fewest: undefined });
        for (const route of Object.values(found)) if (route !== null) expect(isRoute(graph, route, asked)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('go through what a mask shows and nothing else', () => {
    const graph = graphOf(
      [
        { from: 0, to: 1, depart: 1, arrive: 1, compartment: 1, fromSeq: 4 },
        { from: 0, to: 2, depart: 2, arrive: 2, fromSeq: 1, toSeq: 6 },
        { from: 2, to: 1, depart: 3, arrive: 3, fromSeq: 3 },
      ],
      3,
    );
    const arriveUnder = (...mask: number[]) =>
      fourRoutes(graph, {
        source: 0,
        target: 1,
        after: -Infinity,
        before: Infinity,
        minWait: 0,
        maxWait: Infinity,
        mask: Int32Array.of(...mask),
      }).earliest?.arrive;
    expect(arriveUnder(9, 9)).toBe(1);
    expect(arriveUnder(5, -1)).toBe(3);
    expect(arriveUnder(6, 3)).toBeUndefined();
    expect(arriveUnder(2, 3)).toBeUndefined();
    expect(arriveUnder(5)).toBe(3);
  });
});
