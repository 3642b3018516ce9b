import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scannedArrivals } from '../../../test/trace/scanned-arrivals.ts';
import { smallQuestion } from '../../../test/trace/small-flows.ts';
import { earliestArrivals } from './earliest-arrival.ts';
import { appendFlow, graphOf, type NewFlow } from './flow-graph.ts';
import { shortTimes } from './short-times.ts';

/** Some flows lie sorted, the last ones beside them. */
function graphBeside(flows: readonly NewFlow[], nodes: number, late: number) {
  const early = flows.slice(0, Math.max(1, flows.length - late));
  const graph = graphOf(early, nodes);
  for (const flow of flows.slice(early.length)) appendFlow(graph, flow);
  return graph;
}

describe('first arrivals', () => {
  it('are the same followed and scanned, over long times and short ones, with some flows added late', () => {
    fc.assert(
      fc.property(
        smallQuestion,
        fc.boolean(),
        fc.nat(9),
        ({ flows, nodes, after, before, minWait }, hidesSome, late) => {
          const graph = graphBeside(
            flows.map((flow, k) => ({ ...flow, compartment: k % 3 })),
            nodes,
            late,
          );
          const mask = hidesSome ? Int32Array.of(1, -1, 1) : null;
          const question = { source: 0, target: -1, after, before, minWait, mask };
          const followed = [...earliestArrivals(graph, question).arrive];
          expect(followed).toEqual(scannedArrivals(graph, question, false));
          expect(followed).toEqual(scannedArrivals(graph, question, true));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('are the same in any unit and from any beginning', () => {
    const clock = fc.constantFrom([1, 0], [1000, 1.6e12], [86_400_000, -1e15], [0.5, 7], [1e9, 0], [86_400_000, 0.25]);
    fc.assert(
      fc.property(smallQuestion, clock, fc.nat(3), (asked, [unit, base], late) => {
        const at = (time: number) => base! + time * unit!;
        const graph = graphBeside(asked.flows, asked.nodes, late);
        const moved = graphBeside(
          asked.flows.map((flow) => ({ ...flow, depart: at(flow.depart), arrive: at(flow.arrive) })),
          asked.nodes,
          late,
        );
        const question = { ...asked, source: 0, target: 1, mask: null };
        const { arrive } = earliestArrivals(graph, question);
        const limits = { after: at(asked.after), before: at(asked.before), minWait: asked.minWait * unit! };
        expect(earliestArrivals(moved, { ...question, ...limits }).arrive[1]).toBe(at(arrive[1]!));
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
    const crowd = fc.array(moments, { minLength: 1500, maxLength: 2500 });
    fc.assert(
      fc.property(crowd, fc.nat(2), fc.nat(3), fc.boolean(), (list, minWait, late, hidesSome) => {
        const flows = list.map(({ takes, ...flow }, k) => ({
          ...flow,
          arrive: flow.depart + takes,
          compartment: k % 3,
        }));
        const graph = graphBeside(flows, 41, late);
        const mask = hidesSome ? Int32Array.of(1, -1, 1) : null;
        const question = { source: 0, target: -1, after: 3, before: 480, minWait, mask };
        const { arrive, by } = earliestArrivals(graph, question);
        expect([...arrive]).toEqual(scannedArrivals(graph, question, false));
        // Each flow credited arrives then and there, and leaves where something had arrived in time.
        for (const [v, e] of by.entries()) {
          if (e < 0) continue;
          expect([graph.to[e], graph.arrive[e]]).toEqual([v, arrive[v]]);
          expect(arrive[graph.from[e]!]! + minWait).toBeLessThanOrEqual(graph.depart[e]!);
        }
        if (!Number.isFinite(arrive[5])) return;
        expect(earliestArrivals(graph, { ...question, target: 5 }).arrive[5]).toBe(arrive[5]);
      }),
      { numRuns: 40 },
    );
  });

  it('reach the last few within a moment too, once all others are reached', () => {
    const [nodes, last] = [40, 10_000];
    const crowd = Array.from({ length: last }, (_, at) => ({
      from: at % (nodes - 2),
      to: (at + 1) % (nodes - 2),
      depart: at,
      arrive: at + 1,
    }));
    // The order of the moment has the way on before the way there.
    const on = { from: nodes - 2, to: nodes - 1, depart: last, arrive: last, tie: 1 };
    const there = { from: 3, to: nodes - 2, depart: last, arrive: last, tie: 2 };
    const graph = graphOf([...crowd, on, there], nodes);
    const question = { source: 0, target: -1, after: 0, before: Infinity, minWait: 0, mask: null };
    const { arrive } = earliestArrivals(graph, question);
    expect([...arrive]).toEqual(scannedArrivals(graph, question, false));
    expect([arrive[nodes - 2], arrive[nodes - 1]]).toEqual([last, last]);
    expect(earliestArrivals(graph, { ...question, minWait: 1 }).arrive[nodes - 1]).toBe(Infinity);
  });
});

describe('short times', () => {
  it('take the greatest unit that divides all, and take up flows that come later', () => {
    const from1970 = 1_700_000_000_000;
    const graph = graphOf(
      [
        { from: 0, to: 1, depart: from1970, arrive: from1970 + 60_000 },
        { from: 1, to: 2, depart: from1970 + 86_400_000 * 400, arrive: from1970 + 86_400_000 * 400 },
      ],
      3,
    );
    expect(shortTimes(graph)).toMatchObject({ base: from1970, unit: 60_000 });
    const roomy = graphBeside(
      [
        { from: 0, to: 1, depart: 4, arrive: 6 },
        { from: 1, to: 2, depart: 7, arrive: 8 },
      ],
      3,
      1,
    );
    const made = shortTimes(roomy);
    expect(made).toMatchObject({ base: 4, unit: 1, count: 2 });
    appendFlow(roomy, { from: 1, to: 2, depart: 5, arrive: 5 });
    expect(shortTimes(roomy)).toBe(made);
    appendFlow(roomy, { from: 1, to: 2, depart: 3, arrive: 3 });
    expect(shortTimes(roomy)).toMatchObject({ base: 3, count: 4 });
  });

  it('are none where times have fractions or lie too far apart', () => {
    const of = (depart: number, arrive: number) =>
      shortTimes(
        graphOf(
          [
            { from: 0, to: 1, depart, arrive },
            { from: 1, to: 0, depart: 0, arrive: 1 },
          ],
          2,
        ),
      );
    expect(of(0.5, 1)).toBeNull();
    expect(of(0, 2 ** 30)).toBeNull();
    expect(of(0, 2 ** 30 - 1)).not.toBeNull();
    expect(of(-1e300, 1)).toBeNull();
  });
});
