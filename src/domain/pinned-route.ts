/** The four ways for a route to be the best. */
export const routeKinds = ['earliest', 'latest', 'fastest', 'fewest'] as const;
export type RouteKind = (typeof routeKinds)[number];

/** What was asked when a route was found, so that it can be asked again; times as they were typed (EDTF). */
export type RouteQuestion = {
  readonly from: string;
  readonly to: string;
  readonly rank: RouteKind;
  readonly after: string | null;
  readonly before: string | null;
  readonly minWaitDays: number;
  readonly maxWaitDays: number | null;
  /** The moment that the case was read at, ISO 8601; null was "now". */
  readonly asOf: string | null;
};
