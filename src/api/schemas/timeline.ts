import { z } from 'zod';
import { entitySchemata } from '#domain/entity';
import { linkBases, linkKinds } from '#domain/link';
import { chartTimes, shortFairness, timeWindow } from './chart.ts';
import { instant, uuid } from './common.ts';

/** Lanes by who takes part, or by what kind of thing it is. */
export const timelineLanes = ['entity', 'kind'] as const;

const endOf = z.object({ id: uuid.nullable(), name: z.string() });

/** Something that happened, or stood in law, as the words date it. Bounds are UTC milliseconds, a null one is open. */
export const timelineEvent = z.object({
  id: z.string(),
  source: z.enum(['link', 'status', 'event']),
  /** A kind of link, a legal status, or a kind of happening as it was read. */
  kind: z.string(),
  /** Links have two ends, from and to; others name who takes part. */
  parties: z.array(endOf),
  directed: z.boolean(),
  item: z.string().nullable(),
  /** As written, EDTF; null where nobody dated it. */
  time: z.string().nullable(),
  /** When it arrived, where that is said apart. */
  arrives: z.string().nullable(),
  words: z.string(),
  earliest: z.number().nullable(),
  latest: z.number().nullable(),
  /** What it surely covers, `[from, to)`. */
  certain: timeWindow.nullable(),
  isSoft: z.boolean(),
  isDated: z.boolean(),
  lowerBound: z.number().nullable(),
  basis: z.enum(linkBases),
  fairness: shortFairness.nullable(),
  claimIds: z.array(uuid),
  contradictedBy: z.array(uuid),
  linkId: uuid.nullable(),
  /** Verified by this record, where no claim says so. */
  record: z.string().nullable(),
  isNew: z.boolean(),
});
export type TimelineEvent = z.infer<typeof timelineEvent>;

export const timelineLane = z.object({
  id: z.string(),
  label: z.string(),
  /** Null where a lane is a kind, a name that is no entity yet, or the rest. */
  entity: z.object({ entityId: uuid, schema: z.enum(entitySchemata) }).nullable(),
  /** Dated things of it in the window. */
  count: z.int(),
  /** Ids of events that stand for themselves; empty where they are counted instead. */
  events: z.array(z.string()),
  buckets: z.array(z.object({ from: z.number(), to: z.number(), count: z.int() })),
});
export type TimelineLane = z.infer<typeof timelineLane>;

export const timeline = z.object({
  /** Everything dated that the filter lets through; null where nothing is. */
  range: timeWindow.nullable(),
  lanes: z.array(timelineLane),
  /** How many lanes are folded into the last one. */
  folded: z.int(),
  events: z.array(timelineEvent),
  /** True when every dated thing of the filter stands for itself, whatever the window. */
  isWhole: z.boolean(),
  bucketUnit: z.string(),
  overview: chartTimes,
  undated: z.object({ count: z.int(), events: z.array(timelineEvent) }),
  totals: z.object({ dated: z.int(), inWindow: z.int() }),
  /** Since the moment compared with: what stood then and stands no more. */
  gone: z.int(),
});
export type Timeline = z.infer<typeof timeline>;

export const timelineAsk = z.object({
  asOf: instant.optional(),
  since: instant.nullable().default(null),
  window: timeWindow.nullable().default(null),
  lanesBy: z.enum(timelineLanes).default('entity'),
  lanes: z.int().min(1).max(60).default(16),
  /** Only what these take part in; their lanes come first. Empty is everything. */
  entities: z.array(uuid).max(100).default([]),
  kinds: z
    .array(z.enum([...linkKinds, 'legal status', 'happening']))
    .max(linkKinds.length + 2)
    .nullable()
    .default(null),
  most: z.int().min(50).max(2000).default(1200),
});
export type TimelineAsk = z.output<typeof timelineAsk>;
