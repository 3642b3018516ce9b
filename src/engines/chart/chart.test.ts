import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entitySchemata } from '#domain/entity';
import { linkKinds } from '#domain/link';
import type { ChartGrouping } from '#domain/saved-view';
import { caseGraphOf, type PlainLink } from './case-graph-for-tests.ts';
import { maskOf, neighboursOf, pairsOf } from './case-graph.ts';
import { communitiesOf } from './communities.ts';
import { flowParts } from './flow-parts.ts';
import { groupKeyText, pictureOf, type PictureAsk } from './picture-of.ts';
import { timeBuckets } from './time-buckets.ts';

const plain = (list: [number, number, string?, number?][]): PlainLink[] =>
  list.map(([from, to, kind = 'report', at]) => ({ from, to, kind, at: at ?? null }));

const anyGraph = fc.integer({ min: 1, max: 30 }).chain((nodes) =>
  fc.record({
    schemata: fc.array(fc.nat(entitySchemata.length - 1), { minLength: nodes, maxLength: nodes }),
    links: fc.array(
      fc.record({
        from: fc.nat(nodes - 1),
        to: fc.nat(nodes - 1),
        kind: fc.constantFrom(...linkKinds),
        at: fc.option(fc.integer({ min: 0, max: 2e12 })),
      }),
      { maxLength: 90 },
    ),
  }),
);
const ask = (of: Partial<PictureAsk> = {}): PictureAsk => ({
  individuals: 5,
  groupBy: 'community',
  lines: 'all',
  schemata: null,
  shown: [],
  opened: new Map(),
  mostMarks: 2000,
  ...of,
});
const picture = (graph: ReturnType<typeof caseGraphOf>, of: Partial<PictureAsk> = {}) => {
  const pairs = pairsOf(graph, null);
  return pictureOf(graph, null, flowParts(graph, null, pairs), communitiesOf(pairs, 7), ask(of));
};

describe('pairs', () => {
  it('bundle parallel links, either way, and leave loops out', () => {
    const pairs = pairsOf(
      caseGraphOf(
        4,
        plain([
          [1, 0],
          [0, 1],
          [0, 1, 'family'],
          [2, 2],
          [3, 1],
        ]),
      ),
      null,
    );
    expect([[...pairs.a], [...pairs.b], [...pairs.flows], [...pairs.relations]]).toEqual([
      [0, 1],
      [1, 3],
      [2, 1],
      [1, 0],
    ]);
    const { offsets, other } = neighboursOf(pairs);
    expect([...other.subarray(offsets[1], offsets[2])]).toEqual([0, 3]);
  });
});

describe('the part in the flows', () => {
  it('puts people and bodies with the most counterparts first, and things that flow after them', () => {
    const graph = caseGraphOf(
      5,
      plain([
        [0, 1],
        [0, 2],
        [3, 0],
        [1, 2],
        [1, 2],
        [4, 0],
        [4, 1],
        [4, 2],
        [4, 3],
      ]),
      ['Person', 'Person', 'PublicBody', 'Person', 'Document'],
    );
    const parts = flowParts(graph, null, pairsOf(graph, null));
    expect([...parts.order]).toEqual([0, 1, 2, 3, 4]);
    expect([parts.flowsIn[0], parts.flowsOut[0], parts.counterparts[0]]).toEqual([2, 2, 4]);
  });
});

describe('communities', () => {
  it('finds two groups that one link joins', () => {
    const clique = (of: number[]) => of.flatMap((x) => of.filter((y) => y > x).map((y): [number, number] => [x, y]));
    const graph = caseGraphOf(9, plain([...clique([0, 1, 2, 3]), ...clique([4, 5, 6, 7]), [3, 4]]));
    expect([...communitiesOf(pairsOf(graph, null), 1)]).toEqual([0, 0, 0, 0, 1, 1, 1, 1, -1]);
  });

  it('are the same for the same graph and seed, and never join what no links join', () => {
    fc.assert(
      fc.property(anyGraph, fc.integer(), ({ schemata, links }, seed) => {
        const pairs = pairsOf(caseGraphOf(schemata.length, links), null);
        const once = communitiesOf(pairs, seed);
        expect([...communitiesOf(pairs, seed)]).toEqual([...once]);
        const root = Array.from(once, (_, i) => i);
        const find = (n: number): number => (root[n] === n ? n : find(root[n]!));
        pairs.a.forEach((a, i) => (root[find(a)] = find(pairs.b[i]!)));
        const component = new Map<number, number>();
        once.forEach((label, n) => {
          if (label === -1) return;
          expect(component.get(label) ?? find(n)).toBe(find(n));
          component.set(label, find(n));
        });
      }),
    );
  });
});

describe('a picture', () => {
  it('counts every node once and every link once, whatever is asked', () => {
    fc.assert(
      fc.property(
        anyGraph,
        fc.record({
          individuals: fc.integer({ min: 0, max: 40 }),
          groupBy: fc.constantFrom<ChartGrouping>('community', 'type', 'time'),
          mostMarks: fc.integer({ min: 31, max: 60 }),
        }),
        ({ schemata, links }, of) => {
          const graph = caseGraphOf(
            schemata.length,
            links,
            schemata.map((one) => entitySchemata[one]!),
          );
          const { marks, bundles, markOf, leftOut } = picture(graph, of);
          expect(marks.reduce((sum, one) => sum + (one.kind === 'node' ? 1 : one.size), 0)).toBe(graph.nodes);
          expect([...markOf].every((mark) => mark >= 0 && mark < marks.length)).toBe(true);
          const across = links.filter((one) => markOf[one.from] !== markOf[one.to]).length;
          expect(bundles.reduce((sum, one) => sum + one.count, 0) + leftOut.links).toBe(across);
          expect(marks.length + bundles.length).toBeLessThanOrEqual(of.mostMarks);
          for (const { byKind, count, links: some } of bundles) {
            expect(byKind.reduce((sum, one) => sum + one, 0)).toBe(count);
            expect(new Set(some).size).toBe(Math.min(count, some.length));
          }
        },
      ),
    );
  });

  it('shows what was asked for by name, and lets members of an opened group step out in order', () => {
    const star = plain(Array.from({ length: 12 }, (_, i): [number, number] => [0, i + 1]));
    const graph = caseGraphOf(13, star);
    const before = picture(graph, { individuals: 1 });
    expect(before.marks.map((one) => (one.kind === 'node' ? one.node : groupKeyText(one.group)))).toEqual([
      0,
      'community:0',
    ]);
    const asked = picture(graph, { individuals: 1, shown: [9], opened: new Map([['community:0', 2]]) });
    expect(asked.marks.map((one) => (one.kind === 'node' ? one.node : one.size))).toEqual([0, 1, 2, 9, 9]);
  });

  it('bundles a million links between two people into one', () => {
    const graph = caseGraphOf(
      2,
      Array.from({ length: 1_000_000 }, () => ({ from: 0, to: 1, kind: 'message', at: 5 })),
    );
    const { bundles } = picture(graph);
    expect(bundles.map((one) => [one.count, one.links.length, one.earliest])).toEqual([[1_000_000, 24, 5]]);
  });

  it('is empty for an empty case, and shows a node without links', () => {
    expect(picture(caseGraphOf(0, []))).toMatchObject({ marks: [], bundles: [] });
    expect(picture(caseGraphOf(1, [])).marks).toEqual([{ kind: 'node', node: 0 }]);
  });
});

describe('a mask', () => {
  it('keeps the kinds asked for and what may lie in the window', () => {
    const graph = caseGraphOf(
      2,
      plain([
        [0, 1, 'report', 5],
        [0, 1, 'report', 50],
        [0, 1, 'family', 5],
        [0, 1],
      ]),
    );
    const window = { from: 0, to: 10 };
    expect([...maskOf(graph, { kinds: null, window })!]).toEqual([1, 0, 1, 0]);
    expect([...maskOf(graph, { kinds: new Set([linkKinds.indexOf('report')]), window: null })!]).toEqual([1, 1, 0, 1]);
    expect(maskOf(graph, { kinds: null, window: null })).toBeNull();
  });
});

describe('buckets of time', () => {
  it('are whole calendar units and hold every dated link once', () => {
    const day = 86_400_000;
    const graph = caseGraphOf(
      2,
      plain([
        [0, 1, 'report', Date.UTC(2022, 6, 3)],
        [0, 1, 'report', Date.UTC(2023, 0, 31, 23)],
        [0, 1],
      ]),
    );
    const { unit, edges, counts, undated } = timeBuckets(graph, null);
    expect([unit, edges[0], edges.at(-1), undated]).toEqual(['week', Date.UTC(2022, 5, 27), Date.UTC(2023, 1, 6), 1]);
    expect([counts[0], counts.at(-1), counts.reduce((sum, one) => sum + one, 0)]).toEqual([1, 1, 2]);
    expect(edges[1]! - edges[0]!).toBe(7 * day);
  });

  it('never exceed what is asked, from an hour to all of history', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }), fc.integer({ min: 0, max: 4e12 }), (from, to) => {
        const { counts, edges } = timeBuckets(
          caseGraphOf(
            2,
            plain([
              [0, 1, 'report', from],
              [0, 1, 'report', to],
            ]),
          ),
          null,
          40,
        );
        expect(counts.length).toBeLessThanOrEqual(41);
        expect(edges.every((edge, i) => i === 0 || edge > edges[i - 1]!)).toBe(true);
        expect(counts.reduce((sum, one) => sum + one, 0)).toBe(2);
      }),
    );
  });
});
