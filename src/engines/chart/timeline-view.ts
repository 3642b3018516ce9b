import type { TimeView } from './timeline-ticks.ts';

const minute = 60_000;
/** No nearer than ten minutes across, no farther than a thousand years. */
const least = 10 * minute;
const most = 1000 * 365.25 * 1440 * minute;

const spanOf = (view: TimeView): number => view.to - view.from;

/** Nearer (factor below 1) or farther, with the moment `at` staying where it is. */
export function zoomed(view: TimeView, factor: number, at: number = (view.from + view.to) / 2): TimeView {
  const span = Math.min(most, Math.max(least, spanOf(view) * factor));
  const share = (at - view.from) / spanOf(view);
  return { from: at - span * share, to: at + span * (1 - share) };
}

/** Moved by a share of what is seen: 0.5 is half a view later. */
export function panned(view: TimeView, share: number): TimeView {
  const by = spanOf(view) * share;
  return { from: view.from + by, to: view.to + by };
}

/** Everything between these bounds with a margin, so that nothing sticks to an edge; a lone moment gets a day. */
export function viewOf(from: number, to: number): TimeView {
  const span = Math.max(to - from, 1440 * minute);
  const middle = (from + to) / 2;
  return { from: middle - span * 0.54, to: middle + span * 0.54 };
}

/** The view moved no more than needed for this stretch to be seen; a longer one is seen from its beginning. */
export function showing(view: TimeView, from: number, to: number): TimeView {
  const span = spanOf(view);
  const margin = span * 0.08;
  if (from >= view.from + margin && to <= view.to - margin) return view;
  const begin = from < view.from + margin || to - from > span - 2 * margin ? from - margin : to + margin - span;
  return { from: begin, to: begin + span };
}
