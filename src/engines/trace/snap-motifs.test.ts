import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFlowFileReader } from './flow-file.ts';
import { motifCounts } from './motifs.ts';
import { numberedFlows } from './snap-flows.ts';
import { snapMotifCounts } from './snap-motifs.ts';

function fileOf(lines: readonly string[]) {
  const reader = createFlowFileReader();
  reader.push(new TextEncoder().encode(lines.map((line) => `${line}\n`).join('')));
  return reader.end();
}

/** 900 flows between some 20 nodes within 150 seconds, unsorted, loops among them: nearly every time is shared. */
function crowdedNetwork(): string[] {
  let seed = 7;
  const draw = (n: number) => (seed = (seed * 48_271) % 2_147_483_647) % n;
  return Array.from({ length: 900 }, () => {
    const from = 3 * Math.min(draw(20), draw(20)) + 1;
    const to = 3 * Math.min(draw(20), draw(20)) + 1;
    return `${from} ${to} ${draw(150)}`;
  });
}

// Printed by SNAP's temporalmotifs (6924a03) with -nt:1 for the network above.
const printed = {
  10: [
    [406, 495, 381, 398, 477, 394],
    [379, 487, 376, 371, 364, 399],
    [365, 447, 370, 353, 357, 386],
    [375, 469, 345, 434, 397, 370],
    [41, 33, 405, 469, 458, 435],
    [17, 39, 335, 406, 382, 380],
  ],
  40: [
    [5185, 5189, 4661, 4777, 5239, 5061],
    [5172, 5109, 4705, 4834, 5056, 5096],
    [5046, 5110, 5437, 5337, 4645, 4560],
    [4858, 4918, 4890, 5156, 4451, 4612],
    [448, 403, 5449, 5377, 5309, 5281],
    [399, 408, 4999, 5246, 5222, 5183],
  ],
};

describe('counts in the order of SNAP', () => {
  it('are those that it printed where nearly every time is shared', () => {
    const file = fileOf(crowdedNetwork());
    expect(snapMotifCounts(numberedFlows(file), 10)).toEqual(printed[10]);
    expect(snapMotifCounts(numberedFlows(file), 40)).toEqual(printed[40]);
    expect(motifCounts(file.graph, 10)).not.toEqual(printed[10]);
  });

  it('are our own where no two flows share a time', () => {
    const ends = fc.tuple(fc.nat(9), fc.nat(9));
    fc.assert(
      fc.property(fc.array(ends, { maxLength: 120 }), fc.nat(200), fc.boolean(), (list, within, isNamed) => {
        const name = (node: number) => (isNamed ? `person ${node}`.replace(' ', '-') : String(node));
        const file = fileOf(list.map(([from, to], k) => `${name(from)} ${name(to)} ${(k * 37) % 121}`));
        expect(snapMotifCounts(numberedFlows(file), within)).toEqual(motifCounts(file.graph, within));
      }),
      { numRuns: 200 },
    );
  });
});
