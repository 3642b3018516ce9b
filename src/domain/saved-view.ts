import type { EntitySchema } from './entity.ts';
import type { LinkKind } from './link.ts';

/** How a chart folds what does not stand for itself: by who belongs together, by type, by when it begins. */
export const chartGroupings = ['community', 'type', 'time'] as const;
export type ChartGrouping = (typeof chartGroupings)[number];

/** Which lines are drawn where there are many: each mark's strongest, or as many as a picture holds. */
export const chartLines = ['main', 'all'] as const;
export type ChartLines = (typeof chartLines)[number];

/** A chart as somebody left it: enough to draw it again mark for mark. Times are ISO 8601, windows UTC milliseconds. */
export type SavedView = {
  readonly picture: 'chart';
  /** The moment that the case was read at; null was "now", and the view is then as of when it was saved. */
  readonly asOf: string | null;
  readonly since: string | null;
  readonly window: { readonly from: number; readonly to: number } | null;
  /** Kinds of links that count; null is all. */
  readonly kinds: readonly LinkKind[] | null;
  /** Types of entities that are drawn; null is all. Views of before this could be chosen have none. */
  readonly schemata?: readonly EntitySchema[] | null;
  readonly lines?: ChartLines;
  readonly groupBy: ChartGrouping;
  /** How many stand for themselves by their part in the flows. */
  readonly individuals: number;
  readonly shown: readonly string[];
  readonly opened: readonly { readonly group: string; readonly count: number }[];
  readonly hidden: readonly string[];
  /** Groups that people made by hand. */
  readonly groups: readonly { readonly id: string; readonly name: string; readonly members: readonly string[] }[];
  readonly notes: readonly { readonly id: string; readonly text: string }[];
  readonly places: readonly {
    readonly id: string;
    readonly x: number;
    readonly y: number;
    readonly pinned: boolean;
  }[];
  /** Where the picture stood on its stage, and the size of that in CSS pixels; views of before it was kept have none. */
  readonly camera: {
    readonly x: number;
    readonly y: number;
    readonly scale: number;
    readonly width?: number | undefined;
    readonly height?: number | undefined;
  };
};
