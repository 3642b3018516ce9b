import type { EntitySchema } from '#domain/entity';
import { linkBases, type LinkBasis } from '#domain/link';

/*
 * The look of a chart as data. Pictures, legends and exports are drawn from this and from nothing else, so that a legend
 * cannot say what the picture does not show. Every difference has a shape or a stroke of its own besides any colour.
 */

/**
 * What a line rests on; a line to a group rests on many things and claims none of them, and one that stood at a moment
 * compared with and stands no more rests on nothing now.
 */
export type StrokeName = LinkBasis | 'grouped' | 'gone';

export type Stroke = {
  readonly says: string;
  /** Lengths of dash and gap in pixels; empty for a whole line. */
  readonly dash: readonly number[];
  readonly width: number;
  /** Two for a double line. */
  readonly lines: 1 | 2;
};

export const strokes: Readonly<Record<StrokeName, Stroke>> = {
  recorded: { says: 'recorded', dash: [], width: 2.2, lines: 1 },
  admitted: { says: 'admitted', dash: [], width: 1.2, lines: 2 },
  assessed: { says: 'assessed', dash: [14, 3, 2, 3], width: 2.2, lines: 1 },
  alleged: { says: 'alleged', dash: [10, 5], width: 2.2, lines: 1 },
  'alleged and denied': { says: 'alleged and denied', dash: [2.5, 4.5], width: 2.4, lines: 1 },
  grouped: { says: 'to a group: open it to see what each rests on', dash: [], width: 0.9, lines: 1 },
  gone: { says: 'stood then, stands no more', dash: [1, 7], width: 1.4, lines: 1 },
};

export const strokeOrder: readonly StrokeName[] = [...linkBases, 'grouped', 'gone'];

/** The best basis among several: the one that comes first in `linkBases`. */
export function bestBasis(bases: readonly LinkBasis[]): LinkBasis | null {
  return linkBases.find((one) => bases.includes(one)) ?? null;
}

export type ShapeName = EntitySchema | 'group';

export type Shape = {
  readonly says: string;
  /** SVG path in a box from -1 to 1 in both directions. */
  readonly path: string;
  /** Lines inside the shape, drawn and not filled; empty for none. */
  readonly inner: string;
};

export const shapes: Readonly<Record<ShapeName, Shape>> = {
  Person: { says: 'person', path: 'M-1 0A1 1 0 1 1 1 0A1 1 0 1 1 -1 0Z', inner: '' },
  Organization: {
    says: 'organisation',
    path: 'M-.45 -.9H.45Q.9 -.9 .9 -.45V.45Q.9 .9 .45 .9H-.45Q-.9 .9 -.9 .45V-.45Q-.9 -.9 -.45 -.9Z',
    inner: '',
  },
  Company: { says: 'company', path: 'M-.85 -.85H.85V.85H-.85Z', inner: 'M-.85 -.3H.85' },
  PublicBody: { says: 'public body', path: 'M0 -1L1 -.3V.9H-1V-.3Z', inner: 'M-1 -.3H1' },
  LegalEntity: { says: 'legal entity', path: 'M-.4 -.9H.4L.9 -.4V.4L.4 .9H-.4L-.9 .4V-.4Z', inner: '' },
  Event: { says: 'event', path: 'M0 -1L1 .8H-1Z', inner: '' },
  Address: { says: 'place', path: 'M0 1.05C-.5 .4 -.8 .1 -.8 -.25A.8 .8 0 1 1 .8 -.25C.8 .1 .5 .4 0 1.05Z', inner: '' },
  UserAccount: { says: 'account', path: 'M-.5 -.87H.5L1 0L.5 .87H-.5L-1 0Z', inner: '' },
  Document: { says: 'document', path: 'M-.7 -.95H.3L.75 -.5V.95H-.7Z', inner: 'M.3 -.95V-.5H.75' },
  InformationItem: { says: 'information item', path: 'M0 -1L1 0L0 1L-1 0Z', inner: '' },
  group: {
    says: 'group',
    path: 'M-1 0A1 1 0 1 1 1 0A1 1 0 1 1 -1 0Z',
    inner: 'M-.8 0A.8 .8 0 1 1 .8 0A.8 .8 0 1 1 -.8 0Z',
  },
};

export const shapeOrder = Object.keys(shapes) as readonly ShapeName[];

/** Small signs at the edge of a mark or on a line; each has its words in the legend. */
export const signs = {
  new: { says: 'new since then', path: 'M0 -.7V.7M-.7 0H.7' },
  changed: { says: 'changed since then', path: 'M0 -.75L.8 .6H-.8Z' },
  less: { says: 'stands no more, or some of it', path: 'M-.7 0H.7' },
  pinned: { says: 'pinned in its place', path: 'M-.5 -.7H.5M-.3 -.7V0L-.6 .2H.6L.3 0V-.7M0 .2V.9' },
  note: { says: 'has a note', path: 'M-.7 -.6H.7V.4H-.1L-.4 .8V.4H-.7Z' },
  denied: {
    says: 'some of these links are denied',
    path: 'M-.75 0A.75 .75 0 1 1 .75 0A.75 .75 0 1 1 -.75 0ZM-.53 .53L.53 -.53',
  },
} as const;
export type SignName = keyof typeof signs;
export const signOrder = Object.keys(signs) as readonly SignName[];
