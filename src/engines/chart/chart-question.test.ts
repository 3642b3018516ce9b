import { describe, expect, it } from 'vitest';
import { entitySchemata } from '#domain/entity';
import { linkKinds, type LinkKind } from '#domain/link';
import { caseChartOf, linkCalled, linkIdAt, nodeCalled, type ChartRows } from './case-chart.ts';
import { betweenTimes } from './link-pieces.ts';
import { answerChart, type ChartQuestion } from './chart-question.ts';
import { uuidWords } from './id-table.ts';

/** Ids as records have them: their bytes look like a hash. */
const id = (n: number): string => {
  const hex = (Math.imul(n + 1, 0x9e3779b1) >>> 0).toString(16).padStart(8, '0');
  return `${hex}-${hex.slice(0, 4)}-8${hex.slice(1, 4)}-8${hex.slice(2, 5)}-${hex}${hex.slice(4)}`;
};
const bytesOf = (uuid: string) => new Uint8Array(uuidWords(uuid).buffer);

type TestLink = {
  readonly id: number;
  readonly from: number;
  readonly to: number;
  readonly at?: number;
  readonly kind?: LinkKind;
};

function rows(
  entities: readonly number[],
  links: readonly TestLink[],
  same: readonly (readonly [number, number])[] = [],
): ChartRows {
  const entityRows = entities.map((one) => {
    const row = new Uint8Array(20);
    row.set(bytesOf(id(one)));
    new DataView(row.buffer).setUint32(16, entitySchemata.indexOf(one % 2 === 0 ? 'Person' : 'Company'));
    return row;
  });
  const linkRows = links.map((link) => {
    const row = new Uint8Array(60);
    [link.id, link.from, link.to].forEach((one, i) => row.set(bytesOf(id(one)), i * 16));
    const view = new DataView(row.buffer);
    view.setFloat64(48, link.at ?? 0);
    view.setUint32(56, linkKinds.indexOf(link.kind ?? 'report') * 2);
    return row;
  });
  const joined = (list: readonly Uint8Array[]) => Uint8Array.from(list.flatMap((row) => [...row]));
  return {
    entities: joined(entityRows),
    links: [{ bytes: joined(linkRows), times: links.map(() => '2024-03-01').join(betweenTimes) }],
    decisions: same.map(([left, right]) => ({ left: id(left), right: id(right), decision: 'same' })),
  };
}

const ask = (now: ChartRows, before: ChartRows | null = null, of: Partial<ChartQuestion> = {}) =>
  answerChart({
    now: caseChartOf(now),
    before: before === null ? null : caseChartOf(before),
    window: null,
    kinds: null,
    schemata: null,
    groupBy: 'community',
    lines: 'main',
    individuals: 40,
    shown: [],
    opened: [],
    mostMarks: 2000,
    ...of,
  });
const link = (n: number, from: number, to: number, of: Partial<TestLink> = {}): TestLink => ({
  id: n,
  from,
  to,
  ...of,
});

describe('the chart of a case', () => {
  it('finds what it holds by id, the newest links first whatever compartment they came from, and nothing else', () => {
    const chart = caseChartOf(
      rows([1, 2], [link(10, 1, 2, { at: 5 }), link(11, 2, 1, { at: 9 }), link(12, 1, 2, { at: 7 })]),
    );
    expect([0, 1, 2].map((at) => linkIdAt(chart, at))).toEqual([id(11), id(12), id(10)]);
    expect([linkCalled(chart, id(12)), linkCalled(chart, id(99)), nodeCalled(chart, 'not an id')]).toEqual([
      1,
      undefined,
      undefined,
    ]);
  });

  it('leaves out a link whose end is not there', () => {
    expect(ask(rows([1, 2], [link(10, 1, 3), link(11, 1, 2)])).totals).toMatchObject({ entities: 2, links: 1 });
  });

  it('draws only the types that are asked for, and counts only links between them', () => {
    const all = rows([1, 2, 4], [link(10, 1, 2), link(11, 2, 4)]);
    const people = ask(all, null, { schemata: [entitySchemata.indexOf('Person')] });
    expect(new Set(people.marks.map((mark) => mark.id))).toEqual(new Set([id(2), id(4)]));
    expect([people.marks.length, people.totals.counted, people.bundles.length]).toEqual([2, 1, 1]);
  });
});

describe('beside an earlier chart', () => {
  it('says what is new, what changed and what stands no more', () => {
    const before = rows([1, 2, 3], [link(10, 1, 2), link(11, 2, 3)]);
    const now = rows([1, 2, 3, 4], [link(10, 1, 2), link(12, 1, 2), link(13, 4, 1)]);
    const { marks, bundles, gone } = ask(now, before);
    const isNew = new Map(marks.map((mark) => [mark.id, mark.kind === 'node' && mark.isNew]));
    expect([isNew.get(id(1)), isNew.get(id(4))]).toEqual([false, true]);
    const counts = bundles.map((one) => [one.count, one.newInside, one.goneInside]).toSorted();
    expect(counts).toEqual([
      [1, 1, 0],
      [2, 1, 0],
    ]);
    expect(gone).toEqual({ entities: 0, links: 1, first: [{ linkId: id(11), fromMark: id(2), toMark: id(3) }] });
  });

  it('counts what stands no more on the line that still stands, and never takes a relation for a flow', () => {
    const before = rows([1, 2], [link(10, 1, 2), link(11, 1, 2)]);
    const now = rows([1, 2], [link(10, 1, 2), link(12, 2, 1, { kind: 'family' })]);
    const { bundles } = ask(now, before);
    expect(bundles.map((one) => [one.directed, one.newInside, one.goneInside]).toSorted()).toEqual([
      [false, 1, 0],
      [true, 0, 1],
    ]);
  });

  it('says of a mark that names were joined since, and that it is no other where nothing was', () => {
    const links = [link(10, 1, 2)];
    const joined = ask(rows([1, 2, 3], links, [[1, 3]]), rows([1, 2, 3], links));
    const changed = joined.marks.flatMap((mark) => (mark.kind === 'node' && mark.isChanged ? [mark.members] : []));
    expect(changed).toEqual([[id(1), id(3)]]);
    const same = ask(rows([1, 2, 3], links), rows([1, 2, 3], links));
    expect(same.marks.some((mark) => mark.kind === 'node' && (mark.isChanged || mark.isNew))).toBe(false);
    expect(same.gone).toEqual({ entities: 0, links: 0, first: [] });
  });
});

describe('a chart that is taken up piece by piece', () => {
  const inPieces = (links: readonly TestLink[], size: number) => {
    const of = rows([1, 2, 3], links);
    const pieces = Array.from({ length: Math.ceil(links.length / size) }, (_, i) => {
      const part = links.slice(i * size, (i + 1) * size);
      return rows([], part).links[0]!;
    });
    return caseChartOf({ ...of, links: pieces });
  };
  const idsOf = (chart: ReturnType<typeof caseChartOf>) =>
    Array.from({ length: chart.graph.from.length }, (_, i) => linkIdAt(chart, i));

  it('is the one that is taken up in one piece, the newest first, whatever a piece leaves out', () => {
    const ascending = Array.from({ length: 11 }, (_, i) => link(20 + i, 1 + (i % 2), i === 4 ? 9 : 3, { at: i }));
    const mixed = [link(20, 1, 2, { at: 5 }), link(21, 2, 3, { at: 9 }), link(22, 1, 3, { at: 1 }), link(23, 3, 1)];
    for (const links of [ascending, mixed]) {
      const whole = caseChartOf(rows([1, 2, 3], links));
      for (const size of [1, 2, 3, 50]) {
        const made = inPieces(links, size);
        expect(idsOf(made)).toEqual(idsOf(whole));
        expect(made.graph).toEqual(whole.graph);
      }
    }
    expect(idsOf(caseChartOf(rows([1, 2, 3], mixed)))).toEqual([id(21), id(20), id(22), id(23)]);
    expect(idsOf(inPieces(ascending, 4))).toEqual(
      ascending
        .filter((one) => one.to !== 9)
        .map((one) => id(one.id))
        .toReversed(),
    );
  });
});
