import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useMemo, useRef, useState, type PointerEvent } from 'react';
import { hitAt, sceneOf, type DrawnBundle, type DrawnMark, type Scene, type View } from '#engines/chart/scene';
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

type Drag = {
  readonly from: { readonly x: number; readonly y: number };
  readonly hit: Hit | null;
  readonly view: View;
  readonly isMore: boolean;
  moved: boolean;
};

/** The picture itself: draws the scene, pans, zooms, and tells what is pointed at. The table beside it says the same. */
export function ChartCanvas(props: Props) {
  const { marks, bundles, places, view, lit, label, told, onView, onSelect, onOpen, onMove } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const drag = useRef<Drag | null>(null);
  const [carried, setCarried] = useState<{ id: string; to: Place } | null>(null);
  const [tip, setTip] = useState<{ x: number; y: number; words: string } | null>(null);
  const scheme = useComputedColorScheme('light');
  const measure = useMemo(() => labelMeasure(), []);
  const scene = useMemo<Scene>(() => {
    const standing = carried === null ? places : { ...places, [carried.id]: carried.to };
    return sceneOf({ marks, bundles, places: standing, view, lit, measure });
  }, [marks, bundles, places, carried, view, lit, measure]);

  useEffect(() => {
    const element = canvas.current;
    const ctx = element?.getContext('2d') ?? null;
    if (element === null || ctx === null) return;
    const frame = requestAnimationFrame(() => {
      const ratio = Math.min(2, devicePixelRatio);
      const [width, height] = [Math.round(view.width * ratio), Math.round(view.height * ratio)];
      if (element.width !== width || element.height !== height) {
        element.width = width;
        element.height = height;
      }
      const palette = paletteNow();
      ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
      ctx.fillStyle = palette.paper;
      ctx.fillRect(0, 0, view.width, view.height);
      paintScene(ctx, scene, palette);
      // For whoever waits for the picture, as tests and benches do.
      element.dataset['marks'] = String(scene.marks.length + scene.links.length);
    });
    return () => cancelAnimationFrame(frame);
  }, [scene, view, scheme]);

  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    // A wheel listener of React's own is passive, and the page would scroll along.
    const wheel = (event: WheelEvent) => {
      event.preventDefault();
      const [x, y] = pointOf(element, event);
      onView(zoomed(view, Math.exp(-event.deltaY * 0.0015), x, y));
    };
    element.addEventListener('wheel', wheel, { passive: false });
    return () => element.removeEventListener('wheel', wheel);
  }, [view, onView]);

  const at = (event: { clientX: number; clientY: number }) => pointOf(canvas.current!, event);
  const down = (event: PointerEvent<HTMLCanvasElement>) => {
    if (event.button !== 0) return;
    const [x, y] = at(event);
    event.currentTarget.setPointerCapture(event.pointerId);
    const isMore = event.shiftKey || event.ctrlKey || event.metaKey;
    drag.current = { from: { x, y }, hit: hitAt(scene, x, y), view, isMore, moved: false };
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
    const [dx, dy] = [x - held.from.x, y - held.from.y];
    if (!held.moved && Math.hypot(dx, dy) < 4) return;
    held.moved = true;
    if (held.hit?.kind === 'mark') {
      const { scale, shiftX, shiftY } = view;
      setCarried({ id: held.hit.id, to: [Math.round((x - shiftX) / scale), Math.round((y - shiftY) / scale)] });
    } else onView({ ...held.view, shiftX: held.view.shiftX + dx, shiftY: held.view.shiftY + dy });
  };
  const up = () => {
    const held = drag.current;
    drag.current = null;
    if (held === null) return;
    if (!held.moved) onSelect(held.hit, held.isMore);
    else if (carried !== null) onMove(carried.id, carried.to);
    setCarried(null);
  };
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
