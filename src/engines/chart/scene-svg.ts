import { shapes, signs, strokes } from './chart-style.ts';
import { labelHeight, signRadius, signStep, type Scene, type SceneLink, type SceneMark } from './scene.ts';

/** Colours as any SVG understands them. */
export type Palette = {
  readonly paper: string;
  readonly panel: string;
  readonly ink: string;
  readonly muted: string;
  readonly rule: string;
  readonly amber: string;
  readonly denied: string;
};

/** Everything that has to stand with a picture that leaves the screen. */
export type SheetText = {
  readonly title: string;
  readonly marking: string;
  /** When it was made, as of when it is, what it is limited to. */
  readonly dates: readonly string[];
  /** What is alleged here, and the denial and legal status that go with it. */
  readonly fairness: readonly string[];
};

export type SheetAsk = {
  readonly scene: Scene;
  readonly width: number;
  readonly height: number;
  readonly palette: Palette;
  readonly text: SheetText;
  /** Width of a text in pixels at the size of labels, in the face of the sheet. */
  readonly measure: (text: string, isBold: boolean) => number;
};

/** Faces of one width wherever a sheet is opened: a label keeps the room that it was measured to take. */
export const sheetFace = "'Helvetica Neue', Helvetica, Arial, 'Liberation Sans', sans-serif";
const margin = 24;
const line = 17;
const [labelSize, titleSize, noteSize] = [12.5, 16, 11.5];

/** Text as XML may hold it: markup escaped, characters that XML forbids replaced. */
export function xmlText(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

const round = (value: number): string => String(Math.round(value * 10) / 10);

/** The scene as one SVG of its own, with marking above and below, title, dates, legend, and what fairness asks for. */
export function sheetSvg({ scene, width, height, palette, text, measure }: SheetAsk): string {
  const legend = legendRows(scene, width - margin * 2);
  const lines = (words: string, size: number, isBold = false) =>
    wrapped(words, width - margin * 2, (part) => (measure(part, isBold) * size) / labelSize);
  const title = lines(text.title, titleSize, true);
  const dates = lines(text.dates.join(' · '), noteSize);
  const notes = text.fairness.flatMap((note) => lines(note, noteSize));
  const datesTop = 42 + title.length * 20;
  const head = datesTop + dates.length * line;
  const legendTop = head + height + 14;
  const notesTop = legendTop + legend.length * 22 + (notes.length > 0 ? 26 : 6);
  const whole = notesTop + notes.length * line + 40;
  const centre = round(width / 2);
  const marking = (y: number) =>
    `<text x="${centre}" y="${round(y)}" text-anchor="middle" font-size="12" font-weight="700" letter-spacing="1" class="marking">${xmlText(text.marking)}</text>`;
  const at = (words: string, y: number) => `<text x="${margin}" y="${round(y)}" ${plaintext}>${xmlText(words)}</text>`;
  const rule = (y: number) => `<path d="M0 ${round(y)}H${round(width)}" stroke="${palette.rule}"/>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${round(width)}" height="${round(whole)}" viewBox="0 0 ${round(width)} ${round(whole)}" font-family="${xmlText(sheetFace)}" font-size="${labelSize}" fill="${palette.ink}">`,
    `<title>${xmlText(text.title)}</title>`,
    `<rect width="100%" height="100%" fill="${palette.paper}"/>`,
    marking(20),
    `<g font-size="${titleSize}" font-weight="650">`,
    ...title.map((words, i) => at(words, 42 + i * 20)),
    `</g><g font-size="${noteSize}" fill="${palette.muted}">`,
    ...dates.map((words, i) => at(words, datesTop - 2 + i * line)),
    '</g>',
    rule(head - 0.5),
    `<clipPath id="picture"><rect width="${round(width)}" height="${round(height)}"/></clipPath>`,
    `<g transform="translate(0 ${head})" clip-path="url(#picture)">`,
    ...scene.links.map((link) => linkSvg(link, palette)),
    ...scene.marks.map((mark) => markSvg(mark, palette)),
    ...labelsSvg(scene, palette),
    '</g>',
    rule(head + height + 0.5),
    `<g class="legend" font-size="${noteSize}" fill="${palette.muted}">`,
    ...legend.flatMap((row, i) => row.map((part) => legendSvg(part, legendTop + i * 22, palette))),
    '</g>',
    ...(notes.length === 0
      ? []
      : [
          `<g class="fairness" font-size="${noteSize}">`,
          `<text x="${margin}" y="${round(notesTop - 8)}" font-weight="650">What is alleged here, and what is said to it</text>`,
          ...notes.map((note, i) => at(note, notesTop + 9 + i * line)),
          '</g>',
        ]),
    marking(whole - 12),
    '</svg>',
  ].join('\n');
}

/** Right-to-left names keep their own direction inside a sheet that reads left to right. */
const plaintext = 'style="unicode-bidi:plaintext"';

function colourOf(tone: SceneMark['tone'], palette: Palette): string {
  return tone === 'lit' ? palette.amber : palette.muted;
}

function strokeSvg(name: SceneLink['stroke'], d: string, width: number, colour: string, opacity: number): string {
  const { dash, width: base, lines } = strokes[name];
  const dashes = dash.length === 0 ? '' : ` stroke-dasharray="${dash.join(' ')}"`;
  const thick = base + width;
  const faint = opacity < 1 ? ` opacity="${opacity}"` : '';
  if (lines === 1)
    return `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${round(thick)}"${dashes}${faint}/>`;
  return `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${round(thick * 2 + 2)}"${faint}/><path d="${d}" fill="none" stroke="PAPER" stroke-width="2"/>`;
}

function linkSvg(link: SceneLink, palette: Palette): string {
  const [x1, y1, cx, cy, x2, y2] = link.curve.map(round);
  const opacity = link.tone === 'dim' ? 0.35 : 1;
  const colour = colourOf(link.tone, palette);
  const body = strokeSvg(link.stroke, `M${x1} ${y1}Q${cx} ${cy} ${x2} ${y2}`, link.width, colour, opacity).replaceAll(
    'PAPER',
    palette.paper,
  );
  const faint = opacity < 1 ? ` opacity="${opacity}"` : '';
  const arrow =
    link.head === null
      ? ''
      : `<path d="M${round(link.head[0])} ${round(link.head[1])}L${round(link.head[2])} ${round(link.head[3])}L${round(link.head[4])} ${round(link.head[5])}Z" fill="${colour}"${faint}/>`;
  return `<g data-link="${xmlText(link.id)}">${body}${arrow}${signsSvg(link.signs, link.middle[0], link.middle[1], palette)}</g>`;
}

function signsSvg(names: readonly (keyof typeof signs)[], x: number, y: number, palette: Palette): string {
  return names
    .map((name, i) => {
      const colour = name === 'denied' ? palette.denied : palette.ink;
      const at = `translate(${round(x + i * signStep)} ${round(y)})`;
      return `<g transform="${at}"><circle r="${signRadius}" fill="${palette.paper}"/><path d="${signs[name].path}" transform="scale(5)" fill="none" stroke="${colour}" stroke-width=".34"/></g>`;
    })
    .join('');
}

function markSvg(mark: SceneMark, palette: Palette): string {
  const { path, inner } = shapes[mark.shape];
  const colour = mark.tone === 'lit' ? palette.amber : palette.ink;
  const width = ((mark.tone === 'lit' ? 3 : 1.5) / mark.radius).toFixed(3);
  const faint = mark.tone === 'dim' ? ' opacity="0.45"' : '';
  const lines = inner === '' ? '' : `<path d="${inner}" fill="none" stroke="${colour}" stroke-width="${width}"/>`;
  const count =
    mark.shape === 'group'
      ? `<text y="4" text-anchor="middle" font-size="10.5" font-weight="650">${mark.weight}</text>`
      : '';
  const at = `translate(${round(mark.x)} ${round(mark.y)})`;
  return `<g transform="${at}"${faint}><g transform="scale(${round(mark.radius)})"><path d="${path}" fill="${palette.panel}" stroke="${colour}" stroke-width="${width}"/>${lines}</g>${count}${signsSvg(mark.signs, mark.radius + signRadius, -mark.radius - 3, palette)}</g>`;
}

function labelsSvg(scene: Scene, palette: Palette): string[] {
  const label = (words: string, at: readonly [number, number], colour: string, extra: string) =>
    `<text x="${round(at[0])}" y="${round(at[1] + labelHeight * 0.28)}" text-anchor="middle" fill="${colour}" stroke="${palette.paper}" stroke-width="3" paint-order="stroke" ${extra} ${plaintext}>${xmlText(words)}</text>`;
  return [
    ...scene.links.flatMap(({ label: words, labelAt, tone }) =>
      labelAt === null ? [] : [label(words, labelAt, tone === 'lit' ? palette.ink : palette.muted, 'font-size="11.5"')],
    ),
    ...scene.marks.flatMap(({ label: words, labelAt, tone }) =>
      labelAt === null
        ? []
        : [
            label(
              words,
              labelAt,
              tone === 'dim' ? palette.muted : palette.ink,
              tone === 'lit' ? 'font-weight="650"' : '',
            ),
          ],
    ),
  ];
}

type LegendPart = { readonly x: number; readonly of: LegendOf; readonly says: string };
type LegendOf =
  | { readonly kind: 'stroke'; readonly name: SceneLink['stroke'] }
  | { readonly kind: 'shape'; readonly name: SceneMark['shape'] }
  | { readonly kind: 'sign'; readonly name: keyof typeof signs };

/** What each look that is used says. */
export function legendOf(used: Scene['used']): readonly { readonly of: LegendOf; readonly says: string }[] {
  return [
    ...used.strokes.map((name) => ({ of: { kind: 'stroke', name } as const, says: strokes[name].says })),
    ...used.shapes.map((name) => ({ of: { kind: 'shape', name } as const, says: shapes[name].says })),
    ...used.signs.map((name) => ({ of: { kind: 'sign', name } as const, says: signs[name].says })),
  ];
}

function legendRows(scene: Scene, width: number): readonly (readonly LegendPart[])[] {
  const rows: LegendPart[][] = [[]];
  let x = margin;
  for (const { of, says } of legendOf(scene.used)) {
    const wide = (of.kind === 'stroke' ? 44 : 22) + says.length * 6.3 + 20;
    if (x > margin && x + wide > margin + width) {
      rows.push([]);
      x = margin;
    }
    rows.at(-1)!.push({ x, of, says });
    x += wide;
  }
  return rows;
}

function legendSvg({ x, of, says }: LegendPart, y: number, palette: Palette): string {
  const middle = y + 8;
  const indent = of.kind === 'stroke' ? 44 : 22;
  const words = `<text x="${round(x + indent)}" y="${round(middle + 4)}">${xmlText(says)}</text>`;
  if (of.kind === 'stroke') {
    const d = `M${round(x)} ${round(middle)}H${round(x + 36)}`;
    return strokeSvg(of.name, d, 0, palette.muted, 1).replaceAll('PAPER', palette.paper) + words;
  }
  const at = `translate(${round(x + 8)} ${round(middle)})`;
  if (of.kind === 'sign') return `<g transform="${at}">${signsSvg([of.name], 0, 0, palette)}</g>${words}`;
  const { path, inner } = shapes[of.name];
  const lines = inner === '' ? '' : `<path d="${inner}" fill="none" stroke="${palette.muted}" stroke-width=".18"/>`;
  return `<g transform="${at} scale(7)"><path d="${path}" fill="${palette.panel}" stroke="${palette.muted}" stroke-width=".2"/>${lines}</g>${words}`;
}

/** Lines no wider than there is room, broken at spaces where there are any. Nothing is left out. */
function wrapped(text: string, room: number, widthOf: (part: string) => number): readonly string[] {
  const lines: string[] = [];
  let now = '';
  for (const word of text.split(' ')) {
    const longer = now === '' ? word : `${now} ${word}`;
    if (widthOf(longer) <= room) {
      now = longer;
      continue;
    }
    if (now !== '') lines.push(now);
    now = '';
    // A word wider than the sheet is broken where it has to be.
    for (const { segment } of new Intl.Segmenter().segment(word)) {
      if (now !== '' && widthOf(now + segment) > room) {
        lines.push(now);
        now = '';
      }
      now += segment;
    }
  }
  return [...lines, now];
}
