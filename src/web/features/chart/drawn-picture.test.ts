import { describe, expect, it } from 'vitest';
import type { Chart, ChartBundle, ChartEntity } from '#api/schemas/chart';
import { bundleText, fairText, kindsText, spanText } from './bundle-words.ts';
import { firstChoice } from './chart-state.ts';
import { drawnOf, pictureAfter } from './drawn-picture.ts';

const entity = (id: string, of: Partial<ChartEntity> = {}): ChartEntity => ({
  kind: 'entity',
  id,
  schema: 'Person',
  name: `Name ${id}`,
  translation: null,
  alsoNamed: [],
  flowsIn: 1,
  flowsOut: 0,
  counterparts: 1,
  relations: 0,
  loops: 0,
  isNew: false,
  isChanged: false,
  ...of,
});
const bundle = (from: string, to: string, of: Partial<ChartBundle> = {}): ChartBundle => ({
  id: `${from}>${to}`,
  from,
  to,
  directed: true,
  count: 1,
  kinds: [{ kind: 'report', count: 1 }],
  earliest: null,
  latest: null,
  undated: 1,
  basis: 'alleged',
  looked: 1,
  denied: 0,
  fairness: null,
  newInside: 0,
  goneInside: 0,
  basisThen: null,
  linkIds: [],
  ...of,
});
const chart = (ids: string[], bundles: ChartBundle[]): Chart => ({
  marks: ids.map((id) => entity(id)),
  bundles,
  times: { unit: 'day', edges: [], counts: [], undated: 0 },
  totals: { entities: 0, links: 0, counted: 0, withoutLinks: 0 },
  leftOut: { bundles: 0, links: 0 },
  gone: { entities: 0, links: 0, first: [] },
});

describe('what is on the chart', () => {
  it('leaves out what is hidden, with its links', () => {
    const { marks, bundles } = pictureAfter(chart(['a', 'b', 'c'], [bundle('a', 'b'), bundle('b', 'c')]), {
      ...firstChoice,
      hidden: ['a'],
    });
    expect([marks.map((mark) => mark.id), bundles.map((one) => one.id)]).toEqual([['b', 'c'], ['b>c']]);
  });

  it('folds a hand-made group, counts its links together, and claims no basis for them', () => {
    const groups = [{ id: 'hand:1', name: 'Two', members: ['a', 'b'] }];
    const denied = { persons: ['A'], deniedBy: ['A'], notYetPut: false, statuses: [] };
    const whole = chart(
      ['a', 'b', 'c'],
      [
        bundle('a', 'b'),
        bundle('a', 'c', { earliest: 5, latest: 9, fairness: denied, denied: 1 }),
        bundle('b', 'c', { kinds: [{ kind: 'message', count: 3 }], count: 3, earliest: 2, latest: 3 }),
        bundle('c', 'b'),
      ],
    );
    const { marks, bundles } = pictureAfter(whole, { ...firstChoice, groups });
    expect(marks.map((mark) => mark.id)).toEqual(['c', 'hand:1']);
    expect(bundles).toMatchObject([
      { id: 'hand:1>c', count: 4, basis: null, earliest: 2, latest: 9, denied: 1, fairness: denied },
      { id: 'c>hand:1', count: 1, basis: null },
    ]);
    expect(pictureAfter(whole, { ...firstChoice, groups, hidden: ['hand:1'] })).toMatchObject({
      marks: [{ id: 'c' }],
      bundles: [],
    });
  });

  it('marks what is new, noted, pinned, and what only partly is denied', () => {
    const whole = {
      ...chart([], [bundle('a', 'b', { basis: 'recorded', denied: 1, newInside: 1 })]),
      marks: [entity('a', { isNew: true }), entity('b')],
    };
    const choice = { ...firstChoice, pinned: ['b'], notes: [{ id: 'b', text: 'ask' }] };
    const drawn = drawnOf(pictureAfter(whole, choice), choice);
    expect(drawn.marks.map((mark) => mark.signs)).toEqual([['new'], ['pinned', 'note']]);
    expect(drawn.bundles.map((one) => one.signs)).toEqual([['denied', 'new']]);
  });
});

describe('words on a link', () => {
  it('say when, no finer than is known', () => {
    const at = (iso: string) => Date.parse(iso);
    const text = (from: string | null, to: string | null) =>
      spanText(from === null ? null : at(from), to === null ? null : at(to));
    expect(text('2023-07-03T00:00Z', '2023-07-03T23:59:59.999Z')).toBe('3 Jul 2023');
    expect(text('2023-07-03T00:00Z', '2023-07-09T23:59Z')).toBe('3–9 Jul 2023');
    expect(text('2023-07-01T00:00Z', '2023-07-31T23:59:59.999Z')).toBe('Jul 2023');
    expect(text('2023-01-01T00:00Z', '2023-12-31T23:59:59.999Z')).toBe('2023');
    expect(text('2023-07-03T00:00Z', '2023-08-04T00:00Z')).toBe('3 Jul – 4 Aug 2023');
    expect([text(null, null), text('2021-01-02T00:00Z', null)]).toEqual(['', 'since 2 Jan 2021']);
  });

  it('say what and how often', () => {
    const kinds = [
      { kind: 'report', count: 1200 },
      { kind: 'message', count: 1 },
      { kind: 'family', count: 1 },
    ] as const;
    expect(kindsText([...kinds])).toBe('report ×1,200, message and 1 more');
    expect(bundleText({ kinds: [{ kind: 'report', count: 1 }], earliest: null, latest: null })).toBe('report');
  });

  it('say who denies, and that silence is no denial', () => {
    const statuses = [{ person: 'J. Vey', reported: ['dropped'], verified: [] }];
    expect(fairText({ persons: ['J. Vey'], deniedBy: ['J. Vey'], notYetPut: false, statuses })).toBe(
      'denied by J. Vey · J. Vey: dropped, as reported; verified: nothing yet',
    );
    expect(fairText({ persons: ['J. Vey'], deniedBy: [], notYetPut: true, statuses: [] })).toBe(
      'not yet put to J. Vey · J. Vey: nothing reported; verified: nothing yet',
    );
  });
});
