import type { LinkBasis } from '#domain/link';
import type { Hop, Route } from '#api/schemas/trace';
import { daysText, hopText, waitText } from './route-words.ts';

/*
 * A route as a strip: everyone it goes through from left to right, each hop a stroke of its basis between two, and under
 * them the same hops to scale, possible spans and certain points. The screen and the sheet are drawn from this alone.
 */

export type StripStop = { readonly x: number; readonly name: string; readonly wait: string | null };
export type StripHop = {
  readonly x: number;
  readonly width: number;
  readonly basis: LinkBasis;
  readonly what: string;
  readonly when: string;
  readonly isWeakest: boolean;
  readonly isPossible: boolean;
  /** To scale: where it may have left and arrived. */
  readonly scale: { readonly x: number; readonly width: number; readonly isPoint: boolean } | null;
};
export type Strip = {
  readonly width: number;
  readonly stops: readonly StripStop[];
  readonly hops: readonly StripHop[];
  readonly from: string;
  readonly to: string;
};

export const stripHeight = 150;
export const nameWidth = 128;
const leastStep = 172;

/** Lays a route out; a longer one than there is room for is wider and scrolls. */
export function routeStrip(route: Route, room: number): Strip {
  const { hops } = route;
  const step = Math.max(leastStep, (room - nameWidth) / Math.max(1, hops.length));
  const width = nameWidth + step * hops.length;
  const at = (i: number) => nameWidth / 2 + i * step;
  const bounds = hops.flatMap(({ leaves, arrives }) =>
    [leaves.earliest, leaves.latest, arrives.earliest, arrives.latest].flatMap((one) =>
      one === null ? [] : [Date.parse(one)],
    ),
  );
  const [first, last] = [Math.min(...bounds), Math.max(...bounds)];
  const span = Math.max(1, last - first);
  const xOf = (moment: number) => nameWidth / 2 + ((moment - first) / span) * (width - nameWidth);
  const stops = [hops[0]?.link.from.name ?? '', ...hops.map((hop) => hop.link.to.name)].map((name, i): StripStop => ({
    x: at(i),
    name,
    wait: i === 0 || i === hops.length ? null : waitText(hops[i - 1]!, hops[i]!),
  }));
  return {
    width,
    stops,
    hops: hops.map((hop, i) => ({
      x: at(i),
      width: step,
      basis: hop.link.basis,
      what: hopText(hop),
      when: whenOf(hop),
      isWeakest: hop.isWeakest,
      isPossible: hop.order === 'possible',
      scale: scaleOf(hop, xOf),
    })),
    from: hops[0]?.leaves.words ?? '',
    to: hops.at(-1)?.arrives.words ?? '',
  };
}

function whenOf({ leaves, arrives }: Hop): string {
  if (leaves.words === arrives.words) return leaves.words;
  const [from, to] = [leaves.earliest, arrives.earliest];
  const takes = from === null || to === null ? null : daysText((Date.parse(to) - Date.parse(from)) / 86_400_000);
  return takes === null || takes === 'at once' ? leaves.words : `${leaves.words}, ${takes}`;
}

function scaleOf({ leaves, arrives }: Hop, xOf: (moment: number) => number): StripHop['scale'] {
  const from = leaves.earliest ?? leaves.latest;
  const to = arrives.latest ?? arrives.earliest ?? from;
  if (from === null || to === null) return null;
  const [x, end] = [xOf(Date.parse(from)), xOf(Date.parse(to))];
  return end - x < 9 ? { x: (x + end) / 2 - 4.5, width: 9, isPoint: true } : { x, width: end - x, isPoint: false };
}
