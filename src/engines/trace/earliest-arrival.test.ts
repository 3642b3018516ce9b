import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smallQuestion } from '../../../test/trace/small-flows.ts';
import { earliestArrivals, type Arrivals } from './earliest-arrival.ts';
import { firstFrom, graphOf } from './flow-graph.ts';
import { scanArrivals } from './scan-arrivals.ts';

const nothingFound = (nodes: number): Arrivals => {
  const found = { arrive: new Float64Array(nodes).fill(Infinity), by: new Int32Array(nodes).fill(-1) };
  found.arrive[0] = -Infinity;
  return found;
};

describe('first arrivals', () => {
  it('are the same followed and scanned', () => {
    fc.assert(
      fc.property(smallQuestion, fc.boolean(), ({ flows, nodes, after, before, minWait }, hidesSome) => {
        const graph = graphOf(
          flows.map((flow, k) => ({ ...flow, compartment: k % 3 })),
          nodes,
        );
        const mask = hidesSome ? Int32Array.of(1, -1, 1) : null;
        const question = { source: 0, target: -1, after, before, minWait, mask };
        const followed = earliestArrivals(graph, question);
        const start = firstFrom(graph, null, after);
        const scanned = nothingFound(nodes);
        scanArrivals(graph, question, scanned, start);
        expect([...scanned.arrive]).toEqual([...followed.arrive]);
      }),
      { numRuns: 1000 },
    );
  });

  it('are the same from a crowd, where following gives way to scanning', () => {
    const moments = fc.record({
      from: fc.nat(40),
      to: fc.nat(40),
      depart: fc.nat(500),
      takes: fc.constantFrom(0, 0, 1, 7),
    });
    fc.assert(
      fc.property(fc.array(moments, { minLength: 1500, maxLength: 2500 }), fc.nat(2), (list, minWait) => {
        const graph = graphOf(
          list.map(({ takes, ...flow }) => ({ ...flow, arrive: flow.depart + takes })),
          41,
        );
        const question = { source: 0, target: -1, after: 3, before: 480, minWait, mask: null };
        const scanned = nothingFound(41);
        scanArrivals(graph, question, scanned, firstFrom(graph, null, 3));
        expect([...earliestArrivals(graph, question).arrive]).toEqual([...scanned.arrive]);
      }),
      { numRuns: 20 },
    );
  });
});
