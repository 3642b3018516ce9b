import { overlaps, placeLabels, type Box, type LabelAsk } from './place-labels.ts';
import { shapeOrder, signOrder, strokeOrder, type ShapeName, type SignName, type StrokeName } from './chart-style.ts';

/** A mark as it is to be drawn: a thing or a group. */
export type DrawnMark = {
  readonly id: string;
  readonly shape: ShapeName;
  readonly label: string;
  /** How many stand behind it: members of a group, counterparts of one; sets its size and whose label comes first. */
  readonly weight: number;
  readonly signs: readonly SignName[];
};

export type DrawnBundle = {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly directed: boolean;
  readonly stroke: StrokeName;
  readonly count: number;
  readonly label: string;
  /** What the label says where all of it finds no room. */
  readonly brief?: string;
  readonly signs: readonly SignName[];
};

/** How the light falls: on what is selected, as usual, or beside something else. */
export type Tone = 'lit' | 'plain' | 'dim';

/** From places to pixels: `pixel = place * scale + shift`. */
export type View = {
  readonly scale: number;
  readonly shiftX: number;
  readonly shiftY: number;
  readonly width: number;
  readonly height: number;
};

export type SceneMark = DrawnMark & {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly tone: Tone;
  /** Where the label's middle stands; null where it found no room. */
  readonly labelAt: readonly [number, number] | null;
};

export type SceneLink = DrawnBundle & {
  /** A quadratic curve: begin, control, end, in pixels, between the edges of its marks. */
  readonly curve: readonly [number, number, number, number, number, number];
  /** Three corners of the head; null for relations, which have no direction. */
  readonly head: readonly [number, number, number, number, number, number] | null;
  readonly width: number;
  readonly tone: Tone;
  readonly middle: readonly [number, number];
  readonly labelAt: readonly [number, number] | null;
};

/** What is drawn, back to front, with the looks that it uses: a legend names these and no others. */
export type Scene = {
  readonly links: readonly SceneLink[];
  readonly marks: readonly SceneMark[];
  readonly used: {
    readonly strokes: readonly StrokeName[];
    readonly shapes: readonly ShapeName[];
    readonly signs: readonly SignName[];
  };
};

export type SceneAsk = {
  readonly marks: readonly DrawnMark[];
  readonly bundles: readonly DrawnBundle[];
  readonly places: Readonly<Record<string, readonly [number, number]>>;
  readonly view: View;
  /** So many pixels around the view are computed too, so that a picture can be carried a little without a new scene. */
  readonly margin?: number;
  /** Ids of marks and bundles that are selected. */
  readonly lit: ReadonlySet<string>;
  /** Width of a label in pixels. */
  readonly measure: (text: string, isBold: boolean) => number;
};

export const labelHeight = 16;
/** Room between a label that was pushed in and the edge of the picture. */
const labelEdge = 4;
/** Signs on a line stand side by side, in pixels. */
export const signStep = 15;
export const signRadius = 7;
const mostLinkLabels = 90;

export function radiusOf({ shape, weight }: Pick<DrawnMark, 'shape' | 'weight'>): number {
  const grown = Math.log2(1 + Math.max(0, weight));
  return shape === 'group' ? Math.min(26, 12 + grown) : Math.min(15, 8 + grown * 1.2);
}

/** Computes what to draw for one view; the same input gives the same scene. */
export function sceneOf({ marks, bundles, places, view, lit, measure, margin = 0 }: SceneAsk): Scene {
  const shrink = Math.min(1, Math.max(0.5, view.scale * 1.5));
  const placed = new Map<string, SceneMark>();
  const near = neighboursOfLit(bundles, lit);
  const isLit = lit.size > 0;
  for (const mark of marks) {
    const at = places[mark.id];
    if (at === undefined) continue;
    const tone: Tone = lit.has(mark.id) ? 'lit' : isLit && !near.has(mark.id) ? 'dim' : 'plain';
    placed.set(mark.id, {
      ...mark,
      x: at[0] * view.scale + view.shiftX,
      y: at[1] * view.scale + view.shiftY,
      radius: radiusOf(mark) * shrink,
      tone,
      labelAt: null,
    });
  }
  const links = linksOf(bundles, placed, lit, view, margin);
  return labelled(
    [...placed.values()].filter((mark) => isSeen(mark, view, margin)),
    links,
    { view, measure },
  );
}

/** What a selected mark or link touches stays in the light's edge; all else steps back. */
function neighboursOfLit(bundles: readonly DrawnBundle[], lit: ReadonlySet<string>): ReadonlySet<string> {
  const near = new Set<string>();
  for (const { id, from, to } of bundles) {
    if (!lit.has(id) && !lit.has(from) && !lit.has(to)) continue;
    near.add(from);
    near.add(to);
  }
  return near;
}

const isSeen = ({ x, y }: { x: number; y: number }, { width, height }: View, margin: number): boolean =>
  x > -120 - margin && y > -60 - margin && x < width + 120 + margin && y < height + 60 + margin;

function linksOf(
  bundles: readonly DrawnBundle[],
  placed: ReadonlyMap<string, SceneMark>,
  lit: ReadonlySet<string>,
  view: View,
  margin: number,
): SceneLink[] {
  const edge = 40 + margin;
  const beside = new Map<string, DrawnBundle[]>();
  const pairOf = ({ from, to }: DrawnBundle) => (from < to ? `${from} ${to}` : `${to} ${from}`);
  for (const bundle of bundles) {
    const list = beside.get(pairOf(bundle));
    if (list === undefined) beside.set(pairOf(bundle), [bundle]);
    else list.push(bundle);
  }
  const drawn: SceneLink[] = [];
  for (const bundle of bundles) {
    const [a, b] = [placed.get(bundle.from), placed.get(bundle.to)];
    if (a === undefined || b === undefined) continue;
    const box = [Math.min(a.x, b.x), Math.min(a.y, b.y), Math.max(a.x, b.x), Math.max(a.y, b.y)] as const;
    if (box[2] < -edge || box[3] < -edge || box[0] > view.width + edge || box[1] > view.height + edge) continue;
    const all = beside.get(pairOf(bundle))!;
    const isAhead = bundle.from < bundle.to ? 1 : -1;
    const lane = (all.indexOf(bundle) - (all.length - 1) / 2) * isAhead;
    const touches = lit.has(bundle.from) || lit.has(bundle.to);
    const tone: Tone = lit.has(bundle.id) ? 'lit' : lit.size > 0 && !touches ? 'dim' : 'plain';
    drawn.push(linkBetween(bundle, a, b, lane * 26, tone));
  }
  return drawn;
}

function linkBetween(bundle: DrawnBundle, a: SceneMark, b: SceneMark, bow: number, tone: Tone): SceneLink {
  const far = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  const [ux, uy] = [(b.x - a.x) / far, (b.y - a.y) / far];
  const control = [(a.x + b.x) / 2 - uy * bow * 2, (a.y + b.y) / 2 + ux * bow * 2] as const;
  const edge = (mark: SceneMark, gap: number) => {
    const away = Math.hypot(control[0] - mark.x, control[1] - mark.y) || 1;
    const out = Math.min(mark.radius + gap, away);
    return [mark.x + ((control[0] - mark.x) / away) * out, mark.y + ((control[1] - mark.y) / away) * out] as const;
  };
  const begin = edge(a, 2);
  const size = bundle.stroke === 'grouped' ? 6 : 9;
  const tip = edge(b, 2);
  const end = bundle.directed ? edge(b, 2 + size - 1) : tip;
  const width = Math.min(2.2, Math.log2(bundle.count) * 0.25);
  const [hx, hy] = [tip[0] - end[0], tip[1] - end[1]];
  const long = Math.hypot(hx, hy) || 1;
  const [sx, sy] = [(-hy / long) * size * 0.52, (hx / long) * size * 0.52];
  const middle = [(begin[0] + 2 * control[0] + end[0]) / 4, (begin[1] + 2 * control[1] + end[1]) / 4] as const;
  return {
    ...bundle,
    curve: [begin[0], begin[1], control[0], control[1], end[0], end[1]],
    head: bundle.directed ? [tip[0], tip[1], end[0] + sx, end[1] + sy, end[0] - sx, end[1] - sy] : null,
    width,
    tone,
    middle,
    labelAt: null,
  };
}

/** Gives labels room: what is selected first, then by weight; marks before links. */
function labelled(
  marks: readonly SceneMark[],
  links: readonly SceneLink[],
  { view, measure }: Pick<SceneAsk, 'view' | 'measure'>,
): Scene {
  const rank = { lit: 0, plain: 1, dim: 2 } as const;
  const order = marks.toSorted((x, y) => rank[x.tone] - rank[y.tone] || y.weight - x.weight || (x.id < y.id ? -1 : 1));
  const named = links
    .filter((link) => link.label !== '' && link.tone !== 'dim')
    .toSorted((x, y) => rank[x.tone] - rank[y.tone] || y.count - x.count || (x.id < y.id ? -1 : 1))
    .slice(0, mostLinkLabels);
  const briefly = named.map(({ brief, ...link }) =>
    brief === undefined || brief === '' || brief === link.label ? [] : along(link, measure(brief, false) + 6, view),
  );
  const brief = new Set(briefly.flat());
  const asks: LabelAsk[] = [
    ...order.map((mark) => ({ places: uncut(mark, around(mark, measure(mark.label, mark.tone === 'lit') + 6), view) })),
    ...named.map((link, i) => ({
      places: [...along(link, measure(link.label, false) + 6, view), ...(briefly[i] ?? [])],
    })),
  ];
  const obstacles = [
    ...marks.map(({ x, y, radius }) => square(x, y, radius)),
    ...marks.flatMap((mark) => signsAt(mark.signs, mark.x + mark.radius + signRadius, mark.y - mark.radius - 3)),
    ...links.flatMap(({ signs, middle: [x, y] }) => signsAt(signs, x, y)),
  ];
  const found = placeLabels(asks, obstacles);
  const at = new Map<SceneMark | SceneLink, readonly [number, number] | null>();
  [...order, ...named].forEach((one, i) => {
    const box = found[i]!;
    at.set(one, box === null ? null : [box.x + box.width / 2, box.y + box.height / 2]);
  });
  const finalMarks = marks.map((mark) => ({ ...mark, labelAt: at.get(mark) ?? null }));
  const isBrief = new Set(named.filter((_, i) => brief.has(found[order.length + i] as Box)));
  const finalLinks = links.map((link) => ({
    ...link,
    label: isBrief.has(link) ? (link.brief ?? '') : link.label,
    labelAt: at.get(link) ?? null,
  }));
  return {
    // What is lit is drawn last, over the others.
    links: finalLinks.toSorted((x, y) => rank[y.tone] - rank[x.tone]),
    marks: finalMarks.toSorted((x, y) => rank[y.tone] - rank[x.tone]),
    used: looksOf(finalMarks, finalLinks),
  };
}

/** The looks that these use, each once, in the order of the style. */
export function looksOf(
  marks: readonly Pick<DrawnMark, 'shape' | 'signs'>[],
  links: readonly Pick<DrawnBundle, 'stroke' | 'signs'>[],
): Scene['used'] {
  const strokes = new Set(links.map((link) => link.stroke));
  const shapes = new Set(marks.map((mark) => mark.shape));
  const signs = new Set([...marks, ...links].flatMap((one) => one.signs));
  return {
    strokes: strokeOrder.filter((name) => strokes.has(name)),
    shapes: shapeOrder.filter((name) => shapes.has(name)),
    signs: signOrder.filter((name) => signs.has(name)),
  };
}

function around({ x, y, radius }: SceneMark, width: number): readonly Box[] {
  const [height, gap] = [labelHeight, 3];
  const box = (left: number, top: number): Box => ({ x: left, y: top, width, height });
  return [
    box(x - width / 2, y + radius + gap),
    box(x - width / 2, y - radius - gap - height),
    box(x + radius + gap, y - height / 2),
    box(x - radius - gap - width, y - height / 2),
  ];
}

/**
 * The edge of the picture cuts no label. One of a mark in view stands on a side where it is whole, or is pushed in from
 * the edge; one of a mark beside the view, which is drawn for when a hand carries the picture, stays beside it.
 */
function uncut(mark: SceneMark, boxes: readonly Box[], view: View): readonly Box[] {
  const isInView = isWhole(square(mark.x, mark.y, 0), view);
  if (!isInView) return boxes.filter((box) => !overlaps(box, { x: 0, y: 0, width: view.width, height: view.height }));
  const pushedIn = boxes.map((box) => ({
    ...box,
    x: Math.max(labelEdge, Math.min(box.x, view.width - labelEdge - box.width)),
    y: Math.max(labelEdge, Math.min(box.y, view.height - labelEdge - box.height)),
  }));
  return [...boxes, ...pushedIn].filter((box) => isWhole(box, view));
}

const isWhole = ({ x, y, width, height }: Box, view: View): boolean =>
  x >= 0 && y >= 0 && x + width <= view.width && y + height <= view.height;

const signsAt = (signs: readonly SignName[], x: number, y: number): readonly Box[] =>
  signs.map((_, i) => square(x + i * signStep, y, signRadius));

const square = (x: number, y: number, radius: number): Box => ({
  x: x - radius,
  y: y - radius,
  width: radius * 2,
  height: radius * 2,
});

function along(
  { curve: [x1, y1, cx, cy, x2, y2] }: Pick<SceneLink, 'curve'>,
  width: number,
  view: View,
): readonly Box[] {
  if (Math.hypot(x2 - x1, y2 - y1) < Math.min(60, width * 0.6)) return [];
  const point = (t: number) => [
    (1 - t) ** 2 * x1 + 2 * t * (1 - t) * cx + t ** 2 * x2,
    (1 - t) ** 2 * y1 + 2 * t * (1 - t) * cy + t ** 2 * y2,
  ];
  return [0.5, 0.38, 0.62, 0.29, 0.71].flatMap((t) => {
    const [x = 0, y = 0] = point(t);
    const steep = Math.abs(y2 - y1) > Math.abs(x2 - x1);
    const offsets = steep
      ? [
          [width / 2 + 6, 0],
          [-width / 2 - 6, 0],
        ]
      : [
          [0, -labelHeight * 0.75],
          [0, labelHeight * 0.75],
        ];
    return offsets
      .map(([dx = 0, dy = 0]) => ({
        x: x + dx - width / 2,
        y: y + dy - labelHeight / 2,
        width,
        height: labelHeight,
      }))
      .filter((box) => isWhole(box, view));
  });
}

/** The view in which all places fit, with room for labels; at most life size. */
export function viewOfAll(
  places: Iterable<readonly [number, number]>,
  { width, height }: { readonly width: number; readonly height: number },
): View {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of places) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  if (left > right) return { scale: 1, shiftX: width / 2, shiftY: height / 2, width, height };
  const [roomX, roomY] = [Math.max(40, width - 180), Math.max(40, height - 110)];
  const scale = Math.min(1.6, roomX / Math.max(1, right - left), roomY / Math.max(1, bottom - top));
  return {
    scale,
    shiftX: width / 2 - ((left + right) / 2) * scale,
    shiftY: (height - 24) / 2 - ((top + bottom) / 2) * scale,
    width,
    height,
  };
}

/** The mark or bundle under a pixel; marks come first, then the nearest line within a few pixels. */
export function hitAt(scene: Scene, x: number, y: number): { kind: 'mark' | 'link'; id: string } | null {
  for (const mark of scene.marks.toReversed())
    if (Math.hypot(mark.x - x, mark.y - y) <= mark.radius + 4) return { kind: 'mark', id: mark.id };
  for (const mark of scene.marks)
    if (
      mark.labelAt !== null &&
      Math.abs(mark.labelAt[1] - y) < 9 &&
      Math.abs(mark.labelAt[0] - x) < mark.label.length * 3.2
    )
      return { kind: 'mark', id: mark.id };
  let best: { id: string; far: number } | null = null;
  for (const { id, curve } of scene.links) {
    const far = distanceTo(curve, x, y);
    if (far <= 7 && (best === null || far < best.far)) best = { id, far };
  }
  return best === null ? null : { kind: 'link', id: best.id };
}

function distanceTo([x1, y1, cx, cy, x2, y2]: SceneLink['curve'], x: number, y: number): number {
  if (x < Math.min(x1, cx, x2) - 8 || x > Math.max(x1, cx, x2) + 8) return Infinity;
  if (y < Math.min(y1, cy, y2) - 8 || y > Math.max(y1, cy, y2) + 8) return Infinity;
  let best = Infinity;
  let [lastX, lastY] = [x1, y1];
  for (let i = 1; i <= 12; i++) {
    const t = i / 12;
    const px = (1 - t) ** 2 * x1 + 2 * t * (1 - t) * cx + t ** 2 * x2;
    const py = (1 - t) ** 2 * y1 + 2 * t * (1 - t) * cy + t ** 2 * y2;
    const [dx, dy] = [px - lastX, py - lastY];
    const along_ = Math.max(0, Math.min(1, ((x - lastX) * dx + (y - lastY) * dy) / (dx * dx + dy * dy || 1)));
    best = Math.min(best, Math.hypot(x - lastX - dx * along_, y - lastY - dy * along_));
    [lastX, lastY] = [px, py];
  }
  return best;
}
