import { describe, expect, it } from 'vitest';
import type { Hop, Route } from '#api/schemas/trace';
import { routeSheetSvg, routeSheetText, wrapped } from './route-sheet.ts';
import { nameWidth, routeStrip } from './route-strip.ts';
import { daysText, hopWhen, sizeText, throughText, waitText, type SheetHead } from './route-words.ts';
import { amissIn, formOf, questionText, searchOf, traceSearch, type TraceForm } from './trace-form.ts';
import { traceCommandOf, traceKeyRows } from './trace-keys.ts';

const id = (n: number) => `00000000-0000-8000-8000-${String(n).padStart(12, '0')}`;
const entity = (n: number, name: string) => ({
  entityId: id(n),
  compartmentId: id(0),
  schema: 'Person' as const,
  name,
  translation: null,
  version: 1,
});
const moment = (from: string, to: string, words: string) => ({ earliest: from, latest: to, words });
const entry = { compartmentId: id(0), seq: 1, ordinal: 0 };

function hopOf(n: number, from: string, to: string, at: string, more: Partial<Hop> = {}): Hop {
  const when = moment(`${at}.000Z`, `${at}.999Z`, at);
  return {
    link: {
      linkId: id(100 + n),
      compartmentId: id(0),
      version: 1,
      kind: 'report',
      from: entity(n, from),
      to: entity(n + 1, to),
      item: 'version 3',
      time: at,
      lowerBound: null,
      basis: n === 1 ? 'alleged and denied' : 'recorded',
      claimIds: [],
      contradictedBy: [],
      fairness:
        n === 1
          ? {
              persons: [from],
              denials: [
                {
                  claimId: id(7),
                  documentId: id(8),
                  documentTitle: 'The Harbour Post',
                  speaker: 'Joel Vey; Aidan Lorne',
                  words: { source: '', cue: '', content: 'passing <material> & more' },
                  why: '',
                },
              ],
              notYetPut: false,
              statuses: [],
            }
          : null,
      acceptedBy: { accountId: id(9), name: 'Ada' },
      acceptedAt: '2026-01-01T00:00:00.000Z',
      entry,
      ...({ arrives: null } as object),
    },
    claims: [],
    leaves: when,
    arrives: when,
    order: 'sure',
    instead: 0,
    isWeakest: false,
    weakness: [],
    ...more,
  };
}

const route: Route = {
  bestOf: ['earliest', 'fewest'],
  hops: [
    hopOf(1, 'Joel Vey', 'Aidan Lorne', '2023-07-05T21:14:00'),
    hopOf(2, 'Aidan Lorne', 'Alun', '2023-07-12T08:28:00'),
    hopOf(3, 'Alun', 'Minister Osk', '2023-07-20T00:00:00', { isWeakest: true, weakness: ['one doubtful report'] }),
  ],
  leaves: moment('2023-07-05T21:14:00.000Z', '2023-07-05T21:14:59.999Z', '5 July 2023, 21:14'),
  arrives: moment('2023-07-20T00:00:00.000Z', '2023-07-20T23:59:59.999Z', '20 July 2023'),
  days: 14.12,
  isSure: true,
  restsOnDenied: true,
  warnings: ['It rests on one doubtful report.'],
};
const head: SheetHead = {
  marking: 'OFFICIAL-SENSITIVE',
  caseTitle: 'Ferry Lane',
  question: 'Joel Vey → Minister Osk, arriving by 2023-07-30',
  madeAt: '23 Nov 2026',
  asOf: null,
  breaks: ['the report of 5 July'],
};

describe('a route in words', () => {
  it('says how long it takes and lies with whom', () => {
    expect([daysText(0), daysText(0.02), daysText(0.3), daysText(8.25), daysText(120.4)]).toEqual([
      'at once',
      '29 minutes',
      '7 hours',
      '8.3 days',
      '120 days',
    ]);
    expect(sizeText(route)).toBe('3 hops, 14 days');
    expect(throughText(route)).toBe('Joel Vey → Aidan Lorne → Alun → Minister Osk');
    expect(waitText(route.hops[0]!, route.hops[1]!)).toBe('6.5 days');
    expect(waitText(route.hops[0]!, { ...route.hops[1]!, order: 'possible' })).toBe('possibly 6.5 days');
    expect(hopWhen({ ...route.hops[0]!, arrives: moment('', '', 'the next day') })).toContain('arrives the next day');
  });

  it('leaves with its marking, its date, its denials and its weakest link, and never without the warning', () => {
    const text = routeSheetText(route, head);
    expect(text.startsWith('OFFICIAL-SENSITIVE\n')).toBe(true);
    expect(text.trimEnd().endsWith('OFFICIAL-SENSITIVE')).toBe(true);
    for (const part of [
      'THIS ROUTE RESTS ON WHAT IS ALLEGED AND DENIED.',
      'It rests on one doubtful report.',
      'Denied by Joel Vey and Aidan Lorne: “passing <material> & more” (The Harbour Post)',
      'THE WEAKEST LINK: one doubtful report',
      '- the report of 5 July',
      'Made 23 Nov 2026',
    ])
      expect(text).toContain(part);
  });

  it('is drawn as a sheet that holds no markup but its own', () => {
    const colours = {
      paper: '#fff',
      panel: '#fff',
      ink: '#000',
      muted: '#666',
      rule: '#ddd',
      amber: '#c80',
      denied: '#a00',
    };
    const svg = routeSheetSvg(route, head, colours);
    expect(svg.match(/OFFICIAL-SENSITIVE/g)).toHaveLength(2);
    expect(svg).toContain('passing &lt;material&gt; &amp; more');
    expect(svg).not.toContain('<material>');
    for (const one of ['rests on', 'RESTS ON', 'weakest', 'alleged and denied']) expect(svg).toContain(one);
    expect(wrapped(`  ${'word '.repeat(40)}`.trimEnd(), 60).every((line) => line.length <= 60)).toBe(true);
  });

  it('lies on a strip in the order of time, stops and hops in step, and to scale below', () => {
    const strip = routeStrip(route, 1000);
    expect(strip.stops.map((stop) => stop.name)).toEqual(['Joel Vey', 'Aidan Lorne', 'Alun', 'Minister Osk']);
    expect(strip.stops.map((stop) => stop.wait)).toEqual([null, '6.5 days', '7.6 days', null]);
    expect(strip.hops.map((hop) => hop.x)).toEqual(strip.stops.slice(0, -1).map((stop) => stop.x));
    const [first, , last] = strip.hops.map((hop) => hop.scale!.x);
    expect([first! < last!, strip.width]).toEqual([true, 1000]);
    expect(routeStrip(route, 100).width).toBe(nameWidth + 516);
  });
});

const form: TraceForm = { ...formOf({}), from: id(1), to: id(2) };

describe('the question', () => {
  it('is refused with the reason at its field', () => {
    expect(amissIn(form)).toEqual({});
    expect(Object.keys(amissIn({ ...form, from: null, to: null }))).toEqual(['from']);
    expect(amissIn({ ...form, to: id(1) }).to).toContain('same');
    expect(Object.keys(amissIn({ ...form, after: 'last week', before: '2023-07', least: 'two', most: '-1' }))).toEqual([
      'after',
      'least',
      'most',
    ]);
    expect(amissIn({ ...form, least: '5', most: '2' }).most).toBeDefined();
    expect(amissIn({ ...form, to: null })).toEqual({});
  });
  it('stands in the address and comes back from it', () => {
    const typed: TraceForm = { ...form, rank: 'fastest', after: ' 2023-07 ', before: '', least: '0', most: '14' };
    const search = searchOf(typed);
    expect(search).toMatchObject({ rank: 'fastest', after: '2023-07', most: 14 });
    expect(search.least).toBeUndefined();
    expect(formOf(traceSearch.parse(search))).toEqual({ ...typed, after: '2023-07', least: '' });
    expect(traceSearch.parse({ from: 'nobody', rank: 'best', most: -2 })).toMatchObject({});
    expect(questionText(search, { from: 'A', to: 'B' })).toBe('A → B, leaving after 2023-07, waiting at most 14 days');
    expect(questionText({}, { from: null, to: 'B' })).toBe('to B');
  });
});

describe('keys on a route', () => {
  it('each do one thing, and rest while one types', () => {
    const all = traceKeyRows.flatMap((row) => row.keys);
    expect(new Set(all).size).toBe(all.length);
    const press = (key: string) => ({ key, ctrlKey: false, metaKey: false, altKey: false });
    expect(traceCommandOf(press('N'), false)).toEqual({ do: 'route', by: -1 });
    expect(traceCommandOf(press('p'), true)).toBeNull();
    expect(traceCommandOf({ ...press('p'), ctrlKey: true }, false)).toBeNull();
  });
});
