import type { PlacedLane } from '#engines/chart/timeline-picture';

/** Where one stands on a timeline: an event in a lane; one event may lie in several. */
export type Spot = { readonly lane: string; readonly id: string };

const marksOf = (lanes: readonly PlacedLane[]) =>
  lanes.flatMap((lane, at) => lane.marks.map((mark) => ({ at, lane: lane.id, mark })));

/** The next spot in time, or the first there is; of things that begin together, in the order of their ids. */
export function stepFrom(lanes: readonly PlacedLane[], from: Spot | null, by: 1 | -1): Spot | null {
  const seen = new Set<string>();
  const order = marksOf(lanes)
    .filter(({ mark, lane }) => {
      if (from !== null && mark.id === from.id) return lane === from.lane || !lanes.some((one) => one.id === from.lane);
      if (seen.has(mark.id)) return false;
      seen.add(mark.id);
      return true;
    })
    .toSorted((a, b) => a.mark.x - b.mark.x || (a.mark.id < b.mark.id ? -1 : 1));
  const here = from === null ? -1 : order.findIndex(({ mark }) => mark.id === from.id);
  const next = here === -1 ? order.at(by === 1 ? 0 : -1) : order[Math.min(order.length - 1, Math.max(0, here + by))];
  return next === undefined ? null : { lane: next.lane, id: next.mark.id };
}

/** The spot nearest in time in the next lane, up or down, that holds any. */
export function laneFrom(lanes: readonly PlacedLane[], from: Spot | null, by: 1 | -1): Spot | null {
  const all = marksOf(lanes);
  const own = from === null ? undefined : all.find((one) => one.mark.id === from.id && one.lane === from.lane);
  if (own === undefined) return stepFrom(lanes, null, by);
  for (let at = own.at + by; at >= 0 && at < lanes.length; at += by) {
    const near = lanes[at]!.marks.toSorted((a, b) => Math.abs(a.x - own.mark.x) - Math.abs(b.x - own.mark.x))[0];
    if (near !== undefined) return { lane: lanes[at]!.id, id: near.id };
  }
  return from;
}
