import { shapes, signs, strokes, type SignName } from '#engines/chart/chart-style';
import { labelHeight, signRadius, signStep, type Scene, type SceneLink, type SceneMark } from '#engines/chart/scene';
import type { Palette } from '#engines/chart/scene-svg';

/** What a painter remembers between frames. */
const paths = new Map<string, Path2D>();
const pathOf = (d: string): Path2D => {
  const known = paths.get(d) ?? new Path2D(d);
  paths.set(d, known);
  return known;
};

export const labelFace = '"Inter Variable", system-ui, sans-serif';
const font = (isBold: boolean, size = 12.5, face = labelFace) => `${isBold ? 650 : 450} ${size}px ${face}`;

/** Draws a scene, in the pixels of its view; the same scene and style give the same picture as `sheetSvg`. */
export function paintScene(ctx: CanvasRenderingContext2D, scene: Scene, palette: Palette): void {
  for (const link of scene.links) paintLink(ctx, link, palette);
  for (const mark of scene.marks) paintMark(ctx, mark, palette);
  paintLabels(ctx, scene, palette);
  ctx.globalAlpha = 1;
}

function paintLink(ctx: CanvasRenderingContext2D, link: SceneLink, palette: Palette): void {
  const { dash, width, lines } = strokes[link.stroke];
  const colour = link.tone === 'lit' ? palette.amber : palette.muted;
  const [x1, y1, cx, cy, x2, y2] = link.curve;
  ctx.globalAlpha = link.tone === 'dim' ? 0.35 : 1;
  ctx.strokeStyle = colour;
  ctx.setLineDash(dash as number[]);
  ctx.lineWidth = lines === 2 ? (width + link.width) * 2 + 2 : width + link.width;
  ctx.beginPath();
  ctx.moveTo(x1, y1);
  ctx.quadraticCurveTo(cx, cy, x2, y2);
  ctx.stroke();
  if (lines === 2) {
    ctx.strokeStyle = palette.paper;
    ctx.globalAlpha = 1;
    ctx.lineWidth = 2;
    ctx.stroke();
  }
  ctx.setLineDash([]);
  if (link.head !== null) {
    const [ax, ay, bx, by, hx, hy] = link.head;
    ctx.fillStyle = colour;
    ctx.beginPath();
    ctx.moveTo(ax, ay);
    ctx.lineTo(bx, by);
    ctx.lineTo(hx, hy);
    ctx.closePath();
    ctx.fill();
  }
  paintSigns(ctx, link.signs, link.middle[0], link.middle[1], palette);
}

function paintSigns(
  ctx: CanvasRenderingContext2D,
  names: readonly SignName[],
  x: number,
  y: number,
  palette: Palette,
): void {
  names.forEach((name, i) => {
    ctx.save();
    ctx.translate(x + i * signStep, y);
    ctx.fillStyle = palette.paper;
    ctx.beginPath();
    ctx.arc(0, 0, signRadius, 0, Math.PI * 2);
    ctx.fill();
    ctx.scale(5, 5);
    ctx.strokeStyle = name === 'denied' ? palette.denied : palette.ink;
    ctx.lineWidth = 0.34;
    ctx.stroke(pathOf(signs[name].path));
    ctx.restore();
  });
}

function paintMark(ctx: CanvasRenderingContext2D, mark: SceneMark, palette: Palette): void {
  const { path, inner } = shapes[mark.shape];
  const isLit = mark.tone === 'lit';
  ctx.save();
  ctx.globalAlpha = mark.tone === 'dim' ? 0.45 : 1;
  ctx.translate(mark.x, mark.y);
  ctx.scale(mark.radius, mark.radius);
  ctx.fillStyle = palette.panel;
  ctx.strokeStyle = isLit ? palette.amber : palette.ink;
  ctx.lineWidth = (isLit ? 3 : 1.5) / mark.radius;
  ctx.fill(pathOf(path));
  ctx.stroke(pathOf(path));
  if (inner !== '') ctx.stroke(pathOf(inner));
  ctx.restore();
  if (mark.shape === 'group') {
    ctx.font = font(true, 10.5);
    ctx.textAlign = 'center';
    ctx.textBaseline = 'middle';
    ctx.fillStyle = palette.ink;
    ctx.fillText(shortCount(mark.weight), mark.x, mark.y + 0.5);
  }
  paintSigns(ctx, mark.signs, mark.x + mark.radius + signRadius, mark.y - mark.radius - 3, palette);
}

const shortCount = (count: number): string =>
  count < 1000 ? String(count) : `${Math.round(count / 100) / 10}k`.replace('.0k', 'k');

function paintLabels(ctx: CanvasRenderingContext2D, scene: Scene, palette: Palette): void {
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  ctx.lineJoin = 'round';
  ctx.strokeStyle = palette.paper;
  ctx.lineWidth = 3;
  const label = (words: string, [x, y]: readonly [number, number], colour: string) => {
    ctx.strokeText(words, x, y + labelHeight * 0.03);
    ctx.fillStyle = colour;
    ctx.fillText(words, x, y + labelHeight * 0.03);
  };
  ctx.globalAlpha = 1;
  ctx.font = font(false, 11.5);
  for (const { label: words, labelAt, tone } of scene.links)
    if (labelAt !== null) label(words, labelAt, tone === 'lit' ? palette.ink : palette.muted);
  for (const { label: words, labelAt, tone } of scene.marks) {
    if (labelAt === null) continue;
    ctx.font = font(tone === 'lit');
    label(words, labelAt, tone === 'dim' ? palette.muted : palette.ink);
  }
}

/** Measures labels as they will be painted, or drawn on a sheet in its face; each is measured once. */
export function labelMeasure(face = labelFace): (text: string, isBold: boolean) => number {
  const ctx = document.createElement('canvas').getContext('2d');
  const known = new Map<string, number>();
  return (text, isBold) => {
    const key = `${isBold ? 'b' : ''}${text}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    if (ctx === null) return text.length * 7;
    ctx.font = font(isBold, 12.5, face);
    const width = ctx.measureText(text).width;
    known.set(key, width);
    return width;
  };
}

/** The page's colours as they are now. */
export function paletteNow(): Palette {
  const style = getComputedStyle(document.documentElement);
  const of = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    paper: of('paper'),
    panel: of('panel'),
    ink: of('ink'),
    muted: of('muted'),
    rule: of('rule'),
    amber: of('amber'),
    denied: of('denied'),
  };
}

/** What leaves the screen is for paper: light, whatever the screen is. */
export const paperPalette: Palette = {
  paper: '#ffffff',
  panel: '#ffffff',
  ink: '#1c2126',
  muted: '#5b636c',
  rule: '#e4dfd3',
  amber: '#c77d0a',
  denied: '#a8322d',
};
