import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { graphOf } from './flow-graph.ts';
import { motifClass } from './motif-class.ts';
import { motifCounts } from './motifs.ts';

const flow = fc.record({ from: fc.nat(4), to: fc.nat(4), depart: fc.nat(30) });
type Flow = { from: number; to: number; depart: number };

/** Every three flows in order, within the window, between two or three nodes and joined. */
function countsByTrying(flows: readonly Flow[], within: number): number[] {
  const counts = Array.from({ length: 36 }, () => 0);
  const ordered = flows.filter(({ from, to }) => from !== to).toSorted((a, b) => a.depart - b.depart);
  const ends = ({ from, to }: Flow) => [from, to] as const;
  for (let i = 0; i < ordered.length; i++)
    for (let j = i + 1; j < ordered.length; j++)
      for (let k = j + 1; k < ordered.length; k++) {
        const three = [ordered[i]!, ordered[j]!, ordered[k]!] as const;
        const nodes = new Set(three.flatMap(ends));
        if (nodes.size > 3 || three[2].depart - three[0].depart > within) continue;
        counts[motifClass(ends(three[0]), ends(three[1]), ends(three[2]))]!++;
      }
  return counts;
}

describe('counts of patterns of three flows', () => {
  it('are those of trying every three', () => {
    fc.assert(
      fc.property(fc.array(flow, { maxLength: 25 }), fc.nat(25), (flows, within) => {
        const graph = graphOf(
          flows.map((one) => ({ ...one, arrive: one.depart })),
          5,
        );
        expect(motifCounts(graph, within).flat()).toEqual(countsByTrying(flows, within));
      }),
      { numRuns: 300 },
    );
  });

  it('stand in the order of the figure: pairs in the last two rows of the first two columns, triangles in the middle', () => {
    const countOf = (...steps: [number, number][]) => {
      const flows = steps.map(([from, to], depart) => ({ from, to, depart, arrive: depart }));
      const counts = motifCounts(graphOf(flows, 3), 10);
      const row = counts.findIndex((one) => one.includes(1));
      return [row + 1, counts[row]!.indexOf(1) + 1];
    };
    expect(countOf([0, 1], [0, 1], [0, 1])).toEqual([6, 1]);
    expect(countOf([0, 1], [1, 0], [0, 1])).toEqual([5, 1]);
    expect(countOf([0, 1], [1, 2], [2, 0])).toEqual([2, 4]);
    expect(countOf([0, 1], [0, 2], [1, 2])).toEqual([4, 5]);
  });
});
