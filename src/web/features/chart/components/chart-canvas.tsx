import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useMemo, useRef, useState, type PointerEvent } from 'react';
import { hitAt, sceneOf, type DrawnBundle, type DrawnMark, type Scene, type View } from '#engines/chart/scene';
import { EmptyState } from '../../../ui/empty-state.tsx';
import type { Place, Places } from '../chart-state.ts';
import { labelMeasure, paintScene, paletteNow } from '../paint-scene.ts';

export type Hit = { readonly kind: 'mark' | 'link'; readonly id: string };

type Props = {
  readonly marks: readonly DrawnMark[];
  readonly bundles: readonly DrawnBundle[];
  readonly places: Places;
  readonly view: View;
  readonly lit: ReadonlySet<string>;
  readonly label: string;
  /** Whole names and words, by id: what a pointer that rests on something is told. */
  readonly told: (hit: Hit) => string;
  readonly onView: (view: View) => void;
  readonly onSelect: (hit: Hit | null, isMore: boolean) => void;
  readonly onOpen: (hit: Hit) => void;
  readonly onMove: (id: string, to: Place) => void;
};

type Point = { readonly x: number; readonly y: number };
type Drag = {
  from: Point;
  /** Where the pointer was when a new scene was asked for. */
  asked: Point | null;
  last: Point;
  readonly hit: Hit | null;
  view: View;
  readonly isMore: boolean;
  moved: boolean;
};

/** Pixels around the view that are drawn too, so that a hand can carry the picture without a new scene at each step. */
const margin = 320;
/** A wheel that rests so long has found its place. */
const restsMs = 150;

/** The picture itself: draws the scene, pans, zooms, and tells what is pointed at. The table beside it says the same. */
export function ChartCanvas(props: Props) {
  const { marks, bundles, places, view: given, lit, label, told, onView, onSelect, onOpen, onMove } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const drag = useRef<Drag | null>(null);
  /** The scene as pixels, while a hand carries it. */
  const sheet = useRef<HTMLCanvasElement | null>(null);
  const frame = useRef(0);
  const [live, setLive] = useState<View | null>(null);
  const [carried, setCarried] = useState<{ id: string; to: Place } | null>(null);
  const [tip, setTip] = useState<{ x: number; y: number; words: string } | null>(null);
  const [isBroken, setBroken] = useState(false);
  const scheme = useComputedColorScheme('light');
  const measure = useMemo(() => labelMeasure(), []);
  const view = useMemo(
    () => (live === null ? given : { ...live, width: given.width, height: given.height }),
    [live, given],
  );
  const scene = useMemo<Scene>(() => {
    const standing = carried === null ? places : { ...places, [carried.id]: carried.to };
    return sceneOf({ marks, bundles, places: standing, view, lit, measure, margin });
  }, [marks, bundles, places, carried, view, lit, measure]);

  const paint = () => {
    const element = canvas.current;
    if (element === null) return;
    try {
      const ctx = element.getContext('2d');
      if (ctx === null) throw new Error('This browser gives no canvas.');
      const { x, y } = panOf(drag.current);
      paintView(ctx, view, () => {
        if (sheet.current === null) paintScene(ctx, scene, paletteNow());
        else ctx.drawImage(sheet.current, x - margin, y - margin, view.width + 2 * margin, view.height + 2 * margin);
      });
      // For whoever waits for the picture, as tests and benches do.
      element.dataset['marks'] = String(scene.marks.length + scene.links.length);
    } catch {
      setBroken(true);
    }
  };
  const paintSoon = useRef(paint);
  const askFrame = () => {
    cancelAnimationFrame(frame.current);
    frame.current = requestAnimationFrame(() => paintSoon.current());
  };

  useEffect(() => {
    paintSoon.current = paint;
  });
  useEffect(() => {
    const held = drag.current;
    if (held !== null && held.asked !== null) {
      held.from = held.asked;
      held.asked = null;
      held.view = view;
      sheet.current = sheetOf(scene, view);
    }
    askFrame();
    return () => cancelAnimationFrame(frame.current);
    // oxlint-disable-next-line react/exhaustive-deps
  }, [scene, view, scheme]);

  const commit = useRef((next: View) => onView(next));
  const seen = useRef(view);
  useEffect(() => {
    seen.current = view;
    commit.current = (next) => {
      setLive(null);
      onView(next);
    };
  });
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    let rest: ReturnType<typeof setTimeout> | undefined;
    // A wheel listener of React's own is passive, and the page would scroll along.
    const wheel = (event: WheelEvent) => {
      event.preventDefault();
      const [x, y] = pointOf(element, event);
      seen.current = zoomed(seen.current, Math.exp(-event.deltaY * 0.0015), x, y);
      setLive(seen.current);
      clearTimeout(rest);
      rest = setTimeout(() => commit.current(seen.current), restsMs);
    };
    element.addEventListener('wheel', wheel, { passive: false });
    return () => {
      clearTimeout(rest);
      element.removeEventListener('wheel', wheel);
    };
  }, [isBroken]);

  const at = (event: { clientX: number; clientY: number }) => pointOf(canvas.current!, event);
  const down = (event: PointerEvent<HTMLCanvasElement>) => {
    if (event.button !== 0) return;
    const [x, y] = at(event);
    event.currentTarget.setPointerCapture(event.pointerId);
    const isMore = event.shiftKey || event.ctrlKey || event.metaKey;
    const from = { x, y };
    drag.current = { from, asked: null, last: from, hit: hitAt(scene, x, y), view, isMore, moved: false };
    setTip(null);
  };
  const move = (event: PointerEvent<HTMLCanvasElement>) => {
    const [x, y] = at(event);
    const held = drag.current;
    if (held === null) {
      const hit = hitAt(scene, x, y);
      event.currentTarget.style.cursor = hit === null ? 'grab' : 'pointer';
      setTip(hit === null ? null : { x, y, words: told(hit) });
      return;
    }
    if (!held.moved && Math.hypot(x - held.from.x, y - held.from.y) < 4) return;
    held.moved = true;
    held.last = { x, y };
    if (held.hit?.kind === 'mark') {
      const { scale, shiftX, shiftY } = view;
      setCarried({ id: held.hit.id, to: [Math.round((x - shiftX) / scale), Math.round((y - shiftY) / scale)] });
      return;
    }
    sheet.current ??= sheetOf(scene, view);
    const pan = panOf(held);
    if (Math.max(Math.abs(pan.x), Math.abs(pan.y)) > margin && held.asked === null) {
      held.asked = held.last;
      setLive(shifted(held.view, pan));
    }
    askFrame();
  };
  const up = () => {
    const held = drag.current;
    const pan = panOf(held);
    drag.current = null;
    sheet.current = null;
    if (held === null) return;
    if (!held.moved) onSelect(held.hit, held.isMore);
    else if (carried !== null) onMove(carried.id, carried.to);
    else commit.current(shifted(held.view, pan));
    setCarried(null);
  };
  if (isBroken)
    return (
      <EmptyState title="The picture cannot be drawn in this browser">
        It gives no canvas to draw on. The table beside this says the same, every key works there, and the picture can
        still be taken out as SVG.
      </EmptyState>
    );
  return (
    <div className="chart-picture">
      <canvas
        ref={canvas}
        className="chart-canvas"
        style={{ width: view.width, height: view.height }}
        role="application"
        aria-roledescription="chart"
        aria-label={label}
        tabIndex={0}
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={up}
        onPointerCancel={up}
        onPointerLeave={() => setTip(null)}
        onDoubleClick={(event) => {
          const hit = hitAt(scene, ...at(event));
          if (hit !== null) onOpen(hit);
        }}
      />
      {tip === null ? null : (
        <div
          className="chart-tip"
          dir="auto"
          style={{
            left: Math.min(tip.x + 14, view.width - 260),
            top: tip.y + 16 > view.height - 60 ? tip.y - 50 : tip.y + 16,
          }}
        >
          {tip.words}
        </div>
      )}
    </div>
  );
}

const ratioNow = () => Math.min(2, devicePixelRatio);

/** How far a hand has carried the picture from where its pixels were made. */
function panOf(held: Drag | null): Point {
  if (held === null || !held.moved || held.hit?.kind === 'mark') return { x: 0, y: 0 };
  return { x: held.last.x - held.from.x, y: held.last.y - held.from.y };
}

const shifted = (view: View, by: Point): View => ({
  ...view,
  shiftX: view.shiftX + by.x,
  shiftY: view.shiftY + by.y,
});

function paintView(ctx: CanvasRenderingContext2D, { width, height }: View, draw: () => void): void {
  const ratio = ratioNow();
  const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (ctx.canvas.width !== wide || ctx.canvas.height !== high) {
    ctx.canvas.width = wide;
    ctx.canvas.height = high;
  }
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.fillStyle = paletteNow().paper;
  ctx.fillRect(0, 0, width, height);
  draw();
}

/** The scene with its margins as pixels: to carry these costs one copy a frame. */
function sheetOf(scene: Scene, { width, height }: View): HTMLCanvasElement | null {
  const made = document.createElement('canvas');
  const ratio = ratioNow();
  [made.width, made.height] = [Math.round((width + 2 * margin) * ratio), Math.round((height + 2 * margin) * ratio)];
  const ctx = made.getContext('2d');
  if (ctx === null) return null;
  const palette = paletteNow();
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.fillStyle = palette.paper;
  ctx.fillRect(0, 0, width + 2 * margin, height + 2 * margin);
  ctx.translate(margin, margin);
  paintScene(ctx, scene, palette);
  return made;
}

function pointOf(element: HTMLElement, event: { clientX: number; clientY: number }): [number, number] {
  const box = element.getBoundingClientRect();
  return [event.clientX - box.left, event.clientY - box.top];
}

/** The view nearer or farther, the place under a pixel staying where it is. */
export function zoomed(view: View, by: number, x: number, y: number): View {
  const scale = Math.min(6, Math.max(0.02, view.scale * by));
  const grown = scale / view.scale;
  return { ...view, scale, shiftX: x - (x - view.shiftX) * grown, shiftY: y - (y - view.shiftY) * grown };
}
