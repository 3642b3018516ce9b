import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entitySchemata } from '#domain/entity';
import { linkBases } from '#domain/link';
import { bestBasis, shapes, strokes } from './chart-style.ts';
import { layoutOf, type LayoutAsk } from './layout.ts';
import { overlaps, placeLabels, type Box } from './place-labels.ts';
import { hitAt, labelHeight, sceneOf, viewOfAll, type DrawnBundle, type DrawnMark, type SceneAsk } from './scene.ts';
import { legendOf, sheetSvg, xmlText } from './scene-svg.ts';
import { shortName } from './short-name.ts';

const measure = (text: string) => text.length * 6.5;
const mark = (id: string, of: Partial<DrawnMark> = {}): DrawnMark => ({
  id,
  shape: 'Person',
  label: `Name ${id}`,
  weight: 2,
  signs: [],
  ...of,
});
const bundle = (from: string, to: string, of: Partial<DrawnBundle> = {}): DrawnBundle => ({
  id: `${from}>${to}`,
  from,
  to,
  directed: true,
  stroke: 'recorded',
  count: 1,
  label: 'report',
  signs: [],
  ...of,
});
const palette = {
  paper: '#fff',
  panel: '#fff',
  ink: '#000',
  muted: '#555',
  rule: '#ddd',
  amber: '#c70',
  denied: '#a00',
};
const view = { scale: 1, shiftX: 400, shiftY: 300, width: 800, height: 600 };
const scene = (of: Partial<SceneAsk>) =>
  sceneOf({ marks: [], bundles: [], places: {}, view, lit: new Set(), measure, ...of });

describe('a layout', () => {
  const ids = (count: number) => Array.from({ length: count }, (_, i) => `n${i}`);
  const anyAsk: fc.Arbitrary<LayoutAsk> = fc.integer({ min: 1, max: 40 }).chain((count) =>
    fc.record({
      nodes: fc.constant(ids(count).map((id) => ({ id, reach: 30, at: null }))),
      links: fc.array(
        fc.record({ from: fc.constantFrom(...ids(count)), to: fc.constantFrom(...ids(count)), count: fc.nat(9) }),
        { maxLength: 60 },
      ),
      aspect: fc.constant(1.6),
      seed: fc.integer(),
    }),
  );

  it('is the same each time, and gives every node a place of its own', () => {
    fc.assert(
      fc.property(anyAsk, (ask) => {
        const places = layoutOf(ask);
        expect(layoutOf(ask)).toEqual(places);
        const all = Object.values(places);
        expect(all).toHaveLength(ask.nodes.length);
        expect(all.flat().every(Number.isFinite)).toBe(true);
        expect(new Set(all.map(String)).size).toBe(all.length);
      }),
      { numRuns: 20 },
    );
  });

  it('keeps every place that stands when something is added, and puts the new beside its neighbours', () => {
    fc.assert(
      fc.property(anyAsk, (ask) => {
        const before = layoutOf(ask);
        const kept = ask.nodes.map((node) => ({ ...node, at: before[node.id]! }));
        const added = { id: 'new', reach: 30, at: null };
        const links = [...ask.links, { from: 'n0', to: 'new', count: 1 }];
        const after = layoutOf({ ...ask, nodes: [...kept, added], links });
        for (const [id, at] of Object.entries(before)) expect(after[id]).toEqual(at);
        const [x, y] = [after['new']![0] - before['n0']![0], after['new']![1] - before['n0']![1]];
        expect(Math.hypot(x, y)).toBeLessThan(700);
      }),
      { numRuns: 20 },
    );
  });

  it('parts marks that lie on each other, and answers for no nodes at all', () => {
    const nodes = ids(6).map((id) => ({ id, reach: 40, at: null }));
    const links = ids(6).flatMap((from) => ids(6).map((to) => ({ from, to, count: 1 })));
    const all = Object.values(layoutOf({ nodes, links, aspect: 1, seed: 1 }));
    for (const [i, a] of all.entries())
      for (const b of all.slice(i + 1)) expect(Math.abs(a[0] - b[0]) >= 78 || Math.abs(a[1] - b[1]) >= 60).toBe(true);
    expect(layoutOf({ nodes: [], links: [], aspect: 1, seed: 1 })).toEqual({});
  });
});

describe('labels', () => {
  it('never lie on each other or on a mark', () => {
    const anyMarks = fc.array(fc.tuple(fc.integer({ min: -380, max: 380 }), fc.integer({ min: -280, max: 280 })), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(anyMarks, (at) => {
        const marks = at.map((_, i) => mark(String(i), { weight: i }));
        const places = Object.fromEntries(at.map((place, i) => [String(i), place]));
        const drawn = scene({ marks, places }).marks;
        const boxes = drawn.flatMap(({ label, labelAt, tone }): Box[] => {
          if (labelAt === null) return [];
          const width = measure(label) + (tone === 'lit' ? 8 : 6);
          return [{ x: labelAt[0] - width / 2, y: labelAt[1] - labelHeight / 2, width, height: labelHeight }];
        });
        const solid = drawn.map(({ x, y, radius }) => ({
          x: x - radius,
          y: y - radius,
          width: radius * 2,
          height: radius * 2,
        }));
        for (const [i, box] of boxes.entries()) {
          expect(boxes.slice(i + 1).some((other) => overlaps(box, other))).toBe(false);
          expect(solid.some((other) => overlaps(box, other))).toBe(false);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('are cut by no edge of the picture, wherever marks stand and however long their names are', () => {
    const anyMarks = fc.array(
      fc.tuple(
        fc.integer({ min: -520, max: 520 }),
        fc.integer({ min: -400, max: 400 }),
        fc.integer({ min: 0, max: 140 }),
        fc.boolean(),
      ),
      { minLength: 1, maxLength: 40 },
    );
    fc.assert(
      fc.property(anyMarks, (of) => {
        const marks = of.map(([, , long], i) => mark(String(i), { weight: i, label: 'x'.repeat(long) }));
        const places = Object.fromEntries(of.map(([x, y], i) => [String(i), [x, y] as const]));
        const lit = new Set(of.flatMap(([, , , isLit], i) => (isLit ? [String(i)] : [])));
        const bundles = marks.slice(1).map(({ id }) => bundle('0', id, { signs: ['denied'] }));
        const drawn = scene({ marks, bundles, places, lit, margin: 320 });
        for (const { label, labelAt } of [...drawn.marks, ...drawn.links]) {
          if (labelAt === null) continue;
          const half = measure(label) / 2 + 3;
          const [left, right] = [labelAt[0] - half, labelAt[0] + half];
          const [top, bottom] = [labelAt[1] - labelHeight / 2, labelAt[1] + labelHeight / 2];
          const isIn = left >= 0 && right <= view.width && top >= 0 && bottom <= view.height;
          const isBeside = right <= 0 || left >= view.width || bottom <= 0 || top >= view.height;
          expect(isIn || isBeside).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('are pushed in from an edge, or change the side, rather than left out', () => {
    const label = 'Access list no. 8, name redacted';
    for (const at of [
      [-398, 0],
      [398, 0],
      [-398, -298],
      [398, 298],
    ] as const) {
      const [drawn] = scene({ marks: [mark('a', { label })], places: { a: at } }).marks;
      const [x = NaN, y = NaN] = drawn!.labelAt ?? [];
      expect(Math.abs(x - 400) + measure(label) / 2).toBeLessThanOrEqual(400);
      expect(Math.abs(y - 300) + labelHeight / 2).toBeLessThanOrEqual(300);
      expect(Math.hypot(x - drawn!.x, y - drawn!.y)).toBeLessThan(measure(label));
    }
  });

  it('do not lie on the signs of a line', () => {
    const drawn = scene({
      marks: [mark('a'), mark('b', { label: 'x'.repeat(20) })],
      bundles: [bundle('a', 'b', { signs: ['denied', 'new'], label: 'report and tasking' })],
      places: { a: [-30, 0], b: [30, 0] },
    });
    const [x, y] = drawn.links[0]!.middle;
    const signsBox = { x: x - 7, y: y - 7, width: 29, height: 14 };
    const labelled = [...drawn.marks, ...drawn.links].filter((one) => one.labelAt !== null);
    expect(labelled.length).toBeGreaterThan(1);
    for (const { label, labelAt } of labelled) {
      const width = measure(label) + 6;
      const box = { x: labelAt![0] - width / 2, y: labelAt![1] - labelHeight / 2, width, height: labelHeight };
      expect(overlaps(box, signsBox)).toBe(false);
    }
  });

  it('of a line say less where all of it finds no room', () => {
    const of = (ends: number, brief?: string) =>
      scene({
        marks: [mark('a'), mark('b')],
        bundles: [bundle('a', 'b', { label: 'y'.repeat(60), ...(brief === undefined ? {} : { brief }) })],
        places: { a: [-ends, 250], b: [ends, 250] },
        view: { scale: 1, shiftX: 200, shiftY: 0, width: 400, height: 500 },
      }).links[0]!;
    expect(of(150).labelAt).toBeNull();
    const said = of(150, 'report ×3');
    expect([said.label, said.labelAt === null]).toEqual(['report ×3', false]);
  });

  it('are given to what matters first', () => {
    const place = { x: 0, y: 0, width: 50, height: 10 };
    const other = { x: 0, y: 40, width: 50, height: 10 };
    expect(placeLabels([{ places: [place, other] }, { places: [place, other] }, { places: [place] }], [])).toEqual([
      place,
      other,
      null,
    ]);
  });

  it('are one short line, whatever the name, and never cut a character in two', () => {
    expect(shortName('J. Vey')).toBe('J. Vey');
    expect(shortName(`a\n\tb  c`)).toBe('a b c');
    expect([...new Intl.Segmenter().segment(shortName('x'.repeat(10_000)))]).toHaveLength(30);
    const family = '👨‍👩‍👧'.repeat(40);
    expect(shortName(family).replaceAll('👨‍👩‍👧', '')).toBe('…');
    expect(shortName('')).toBe('');
  });
});

describe('a scene', () => {
  const places = { a: [-100, 0], b: [100, 0], c: [0, 150] } as const;

  it('keeps parallel bundles apart, and finds what is pointed at', () => {
    const bundles = [bundle('a', 'b'), bundle('b', 'a'), bundle('a', 'b', { id: 'r', directed: false })];
    const drawn = scene({ marks: [mark('a'), mark('b')], bundles, places });
    const middles = drawn.links.map((link) => link.middle[1]);
    expect(new Set(middles.map(Math.round)).size).toBe(3);
    for (const link of drawn.links) {
      expect(hitAt(drawn, ...link.middle)).toEqual({ kind: 'link', id: link.id });
      expect(link.head === null).toBe(!link.directed);
    }
    expect(hitAt(drawn, drawn.marks[0]!.x, drawn.marks[0]!.y)).toEqual({ kind: 'mark', id: 'a' });
    expect(hitAt(drawn, 1, 1)).toBeNull();
  });

  it('lets the light fall on what is selected, and the rest step back', () => {
    const drawn = scene({
      marks: [mark('a'), mark('b'), mark('c')],
      bundles: [bundle('a', 'b'), bundle('b', 'c')],
      places,
      lit: new Set(['a']),
    });
    const tones = Object.fromEntries([...drawn.marks, ...drawn.links].map((one) => [one.id, one.tone]));
    expect(tones).toEqual({ a: 'lit', b: 'plain', c: 'dim', 'a>b': 'plain', 'b>c': 'dim' });
  });

  it('fits all places into the view', () => {
    const fit = viewOfAll(Object.values(places), { width: 400, height: 300 });
    for (const [x, y] of Object.values(places)) {
      expect(x * fit.scale + fit.shiftX).toBeGreaterThan(0);
      expect(x * fit.scale + fit.shiftX).toBeLessThan(400);
      expect(y * fit.scale + fit.shiftY).toBeLessThan(300);
    }
    expect(viewOfAll([], { width: 10, height: 10 }).scale).toBe(1);
  });
});

describe('a legend', () => {
  it('names every look that is drawn, and no other', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...entitySchemata, 'group' as const), { minLength: 2, maxLength: 8 }),
        fc.array(fc.constantFrom(...linkBases, 'grouped' as const), { maxLength: 8 }),
        (shapeNames, strokeNames) => {
          const marks = shapeNames.map((shape, i) => mark(String(i), { shape }));
          const places = Object.fromEntries(marks.map(({ id }, i) => [id, [i * 70 - 240, 0] as const]));
          const bundles = strokeNames.map((stroke, i) => bundle('0', '1', { id: `l${i}`, stroke }));
          const says = legendOf(scene({ marks, bundles, places }).used).map((one) => one.says);
          const wanted = [
            ...new Set([...strokeNames.map((one) => strokes[one].says), ...shapeNames.map((one) => shapes[one].says)]),
          ];
          expect(says.toSorted()).toEqual(wanted.toSorted());
        },
      ),
    );
  });

  it('has a look of its own for every basis and every type', () => {
    const looks = Object.values(strokes).map(
      ({ dash, width, lines }) => `${dash} ${lines} ${dash.length ? '' : width}`,
    );
    expect(new Set(looks).size).toBe(looks.length);
    const forms = Object.values(shapes).map(({ path, inner }) => path + inner);
    expect(new Set(forms).size).toBe(forms.length);
    expect([bestBasis(['alleged', 'recorded']), bestBasis([])]).toEqual(['recorded', null]);
  });
});

describe('a sheet', () => {
  const text = { title: 'Ferry Lane', marking: 'OFFICIAL-SENSITIVE', dates: ['as of 1 March 2026'], fairness: [] };

  it('escapes names that look like markup and drops what XML forbids', () => {
    const name = `<script>alert("1")</script>&'\u0000\u000b`;
    const drawn = scene({ marks: [mark('a', { label: name })], places: { a: [0, 0] } });
    const svg = sheetSvg({ scene: drawn, width: 800, height: 600, palette, measure, text: { ...text, title: name } });
    expect(svg).not.toContain('<script');
    expect(svg).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;&#39;\uFFFD\uFFFD');
    expect(xmlText('\ud800a')).toBe('\uFFFDa');
  });

  it('carries marking above and below, date, legend, and the denial of what it alleges', () => {
    const drawn = scene({
      marks: [mark('a'), mark('b', { shape: 'PublicBody' })],
      bundles: [bundle('a', 'b', { stroke: 'alleged and denied' })],
      places: { a: [-90, 0], b: [90, 0] },
    });
    const fairness = ['A → B, report: alleged; denied by A. A: charged, as reported; verified: nothing yet.'];
    const svg = sheetSvg({ scene: drawn, width: 800, height: 600, palette, measure, text: { ...text, fairness } });
    expect(svg.split('OFFICIAL-SENSITIVE')).toHaveLength(3);
    for (const words of ['as of 1 March 2026', 'alleged and denied', 'public body', 'denied by A.'])
      expect(svg).toContain(words);
    expect(svg).not.toContain('>recorded<');
    expect(svg).toContain(`stroke-dasharray="${strokes['alleged and denied'].dash.join(' ')}"`);
  });

  it('breaks lines to its width and leaves out no word of a denial, however long or wide', () => {
    const anyNotes = fc.array(fc.array(fc.stringMatching(/^[^\s<>&"']{1,200}$/), { minLength: 1, maxLength: 30 }), {
      maxLength: 4,
    });
    fc.assert(
      fc.property(anyNotes, (notes) => {
        const words = { ...text, dates: notes[0] ?? [], fairness: notes.map((note) => note.join(' ')) };
        const drawn = scene({ marks: [mark('a')], places: { a: [0, 0] } });
        const svg = sheetSvg({ scene: drawn, width: 800, height: 600, palette, measure, text: words });
        const noted = svg.slice(svg.indexOf('class="fairness"'));
        const lines = [...noted.matchAll(/unicode-bidi:plaintext">([^<]*)</g)].map(([, line]) => line!);
        for (const line of lines) expect(measure(line)).toBeLessThanOrEqual((800 - 48) * (12.5 / 11.5) + 6.5);
        expect(lines.join('').replaceAll(' ', '')).toBe(xmlText(words.fairness.join('')).replaceAll(' ', ''));
      }),
      { numRuns: 50 },
    );
  });
});
