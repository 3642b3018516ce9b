import type { Seen } from './case-flows.ts';
import type { RouteKind } from './four-routes.ts';
import type { Dates } from './route-dates.ts';

/*
 * What is asked of a case's flows, answered in ids and times alone; who they are and what was claimed is fetched
 * afterwards, under the reader's own rights. Answers depend on what the mask shows and on nothing else: order of loading,
 * hidden flows and the clock have no part in them. Work is bounded, and an answer that is not whole says so.
 */

/** Who asks: what they see, and which entities are one by the decisions that they see. */
export type Asker = { readonly seen: Seen; readonly merged: readonly (readonly string[])[] };

export type Limits = {
  readonly after: number;
  readonly before: number;
  readonly minWait: number;
};

export type CaseQuestion = Asker &
  (
    | (Limits & {
        readonly op: 'routes';
        readonly from: string;
        readonly to: string;
        readonly maxWait: number;
        readonly rank: RouteKind;
        readonly limit: number;
      })
    | (Limits & {
        readonly op: 'reach';
        readonly of: string;
        readonly direction: 'from' | 'to';
        /** How many are named, and all that are reached in the same moment as the last of them. */
        readonly limit: number;
      })
    | { readonly op: 'origin'; readonly item: string; readonly place: string; readonly by: number }
    | {
        readonly op: 'requests';
        readonly from: string | null;
        readonly to: string | null;
        readonly within: number;
        readonly shuffles: number;
        readonly seed: number;
      }
  );

export type HopAnswer = {
  readonly linkId: string;
  /** Gone through the other way than it was recorded, as a meeting may be. */
  readonly isTurned: boolean;
  readonly depart: Dates;
  readonly arrive: Dates;
  readonly isSure: boolean;
  readonly instead: number;
};

export type RouteAnswer = {
  readonly bestOf: readonly RouteKind[];
  readonly hops: readonly HopAnswer[];
  readonly leaves: Dates;
  readonly arrives: Dates;
};

export type ReachAnswer = {
  readonly entityId: string;
  readonly at: number;
  readonly surelyAt: number | null;
  readonly hops: number;
};

export type AccessAnswer = {
  readonly entityId: string;
  readonly linkIds: readonly string[];
  /** Null where no date is known. */
  readonly since: Dates | null;
  readonly route: readonly string[] | null;
  readonly arrives: Dates | null;
};

export type UndatedAnswer = { readonly count: number; readonly linkIds: readonly string[] };

export type CaseAnswer = { readonly undated: UndatedAnswer; readonly isWhole: boolean } & (
  | {
      readonly op: 'routes';
      readonly routes: readonly RouteAnswer[];
      readonly surelyBy: number | null;
      readonly breaks: readonly (readonly string[])[];
      /** False where no small set breaks every route, or not all such sets are given. */
      readonly areBreaksWhole: boolean;
      readonly lastReached: readonly ReachAnswer[];
      readonly lastSenders: readonly ReachAnswer[];
    }
  | { readonly op: 'reach'; readonly reached: readonly ReachAnswer[]; readonly count: number }
  | {
      readonly op: 'origin';
      readonly population: readonly AccessAnswer[];
      readonly later: readonly AccessAnswer[];
      readonly undatedAccess: number;
    }
  | {
      readonly op: 'requests';
      /** The first ones; `count` says how many there are. */
      readonly pairs: readonly { readonly requestId: string; readonly reportId: string; readonly ms: number }[];
      readonly count: number;
      readonly requests: number;
      readonly reports: number;
      readonly byChance: { readonly mean: number; readonly asMany: number; readonly shuffles: number } | null;
    }
);

/** The question of one kind, and its answer but for what has no date. */
export type Of<Op extends CaseQuestion['op']> = Extract<CaseQuestion, { op: Op }>;
export type Answer<Op extends CaseQuestion['op']> = Omit<Extract<CaseAnswer, { op: Op }>, 'undated'>;
