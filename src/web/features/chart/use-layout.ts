import { useEffect, useMemo, useRef } from 'react';
import type { LayoutAsk } from '#engines/chart/layout';
import type { DrawnBundle, DrawnMark } from '#engines/chart/scene';
import { placesOf, type ChartAction, type ChartState } from './chart-state.ts';
import type { LayoutReply, LayoutRequest } from './layout-worker.ts';

type Props = {
  readonly state: ChartState;
  readonly dispatch: (action: ChartAction) => void;
  readonly marks: readonly DrawnMark[];
  readonly bundles: readonly DrawnBundle[];
  readonly aspect: number;
};

const seed = 7;

const openWorker = () => new Worker(new URL('./layout-worker.ts', import.meta.url), { type: 'module' });
let ready: Worker | null = null;

/** Loads the worker while the chart is still on its way, and lets it go with the page. */
export function readyLayoutWorker(): () => void {
  ready ??= openWorker();
  return () => {
    ready?.terminate();
    ready = null;
  };
}

function takeWorker(): Worker {
  const taken = ready ?? openWorker();
  ready = null;
  return taken;
}

/** Finds places, beside the page's own work, for marks that have none yet; what stands stays where it is. */
export function useLayout({ state, dispatch, marks, bundles, aspect }: Props): { readonly isAtWork: boolean } {
  const places = useMemo(() => placesOf(state), [state]);
  const worker = useRef<Worker | null>(null);
  const number = useRef(0);
  const missing = marks.some((mark) => places[mark.id] === undefined);

  useEffect(() => () => worker.current?.terminate(), []);
  useEffect(() => {
    if (!missing || aspect === 0) return;
    const ask: LayoutAsk = {
      nodes: marks.map(({ id, label }) => ({
        id,
        reach: Math.min(96, Math.max(30, label.length * 3.5)),
        at: places[id] ?? null,
      })),
      links: bundles.map(({ from, to, count }) => ({ from, to, count })),
      aspect,
      seed,
    };
    number.current += 1;
    const request: LayoutRequest = { number: number.current, ask };
    const { arrangement } = state.now;
    // A page that is left, or a newer question, makes the answer to this one worthless.
    worker.current?.terminate();
    const made = takeWorker();
    worker.current = made;
    made.addEventListener('message', ({ data }: MessageEvent<LayoutReply>) => {
      made.terminate();
      if (data.number !== number.current) return;
      dispatch({ do: 'placed', arrangement, places: { ...state.places[arrangement], ...data.places } });
    });
    made.postMessage(request);
    // Only new marks call for a layout: links that come or go between known ones move nothing.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [missing, marks, state.now.arrangement, aspect === 0]);
  return { isAtWork: missing };
}
