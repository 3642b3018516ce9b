import { z } from 'zod';
import { entitySchemata } from '#domain/entity';
import { linkBases, linkKinds } from '#domain/link';
import { chartGroupings, chartLines } from '#domain/saved-view';
import { entryRef, instant, person, text, uuid } from './common.ts';
import { entity } from './link.ts';

/** Event time that counts, `[from, to)` in UTC milliseconds. */
export const timeWindow = z.object({ from: z.number(), to: z.number() });

const kindCount = z.object({ kind: z.enum(linkKinds), count: z.int() });
const schemaCount = z.object({ schema: z.enum(entitySchemata), count: z.int() });

/** Somebody or something that stands for itself; names decided to be one are one. */
export const chartEntity = z.object({
  kind: z.literal('entity'),
  /** The entity's id; of several that are one, the smallest that the caller may see. */
  id: uuid,
  schema: z.enum(entitySchemata),
  name: z.string(),
  translation: z.string().nullable(),
  /** Other names that were decided to be the same. */
  alsoNamed: z.array(z.string()),
  flowsIn: z.int(),
  flowsOut: z.int(),
  /** With how many others something flows. */
  counterparts: z.int(),
  relations: z.int(),
  /** Links between two of its own names. */
  loops: z.int(),
  isNew: z.boolean(),
  /** It stood at the moment compared with, as other names: some were joined or parted since. */
  isChanged: z.boolean(),
});

export const chartGroup = z.object({
  kind: z.literal('group'),
  /** Say it in `opened` to let members step out: "community:<id>", "type:Person", "time:2022", "alone:", "rest:". */
  id: z.string(),
  by: z.enum([...chartGroupings, 'alone', 'rest']),
  size: z.int(),
  /** The year, for groups by time; null where nothing is dated. */
  year: z.int().nullable(),
  bySchema: z.array(schemaCount),
  first: z.array(z.object({ id: uuid, name: z.string() })),
  newInside: z.int(),
});

export const chartMark = z.discriminatedUnion('kind', [chartEntity, chartGroup]);
export type ChartEntity = z.infer<typeof chartEntity>;
export type ChartGroup = z.infer<typeof chartGroup>;
export type ChartMark = z.infer<typeof chartMark>;

/** Who denies what a bundle alleges and where the persons stand in law, in short; the links have the whole. */
export const shortFairness = z.object({
  persons: z.array(z.string()),
  deniedBy: z.array(z.string()),
  notYetPut: z.boolean(),
  statuses: z.array(z.object({ person: z.string(), reported: z.array(z.string()), verified: z.array(z.string()) })),
});
export type ShortFairness = z.infer<typeof shortFairness>;

/** Parallel links between two marks; flows run from `from` to `to`, relations run both ways. */
export const chartBundle = z.object({
  id: z.string(),
  from: z.string(),
  to: z.string(),
  directed: z.boolean(),
  count: z.int(),
  kinds: z.array(kindCount),
  /** UTC milliseconds; null where no link of it is dated. */
  earliest: z.number().nullable(),
  latest: z.number().nullable(),
  undated: z.int(),
  /** The best basis among the links looked at; null for links to a group, which claim none. */
  basis: z.enum(linkBases).nullable(),
  /** How many were looked at for basis and denial. */
  looked: z.int(),
  denied: z.int(),
  fairness: shortFairness.nullable(),
  newInside: z.int(),
  /** Links between these two that stood at the moment compared with and stand no more. */
  goneInside: z.int(),
  /** What it rested on at the moment compared with, where that was something else. */
  basisThen: z.enum(linkBases).nullable(),
  /** The first links of it. */
  linkIds: z.array(uuid),
});
export type ChartBundle = z.infer<typeof chartBundle>;

export const chartTimes = z.object({
  unit: z.string(),
  edges: z.array(z.number()),
  counts: z.array(z.int()),
  undated: z.int(),
});
export type ChartTimes = z.infer<typeof chartTimes>;

/** A link that stood at the moment compared with and stands no more, as it was then. */
export const goneLink = z.object({
  linkId: uuid,
  kind: z.enum(linkKinds),
  from: z.string(),
  to: z.string(),
  time: z.string().nullable(),
  /** The marks that its ends belong to now; null where they are not drawn. */
  fromMark: z.string().nullable(),
  toMark: z.string().nullable(),
});
export type GoneLink = z.infer<typeof goneLink>;

export const chart = z.object({
  marks: z.array(chartMark),
  bundles: z.array(chartBundle),
  times: chartTimes,
  totals: z.object({
    entities: z.int(),
    links: z.int(),
    /** Links left by window and kinds. */
    counted: z.int(),
    withoutLinks: z.int(),
  }),
  leftOut: z.object({ bundles: z.int(), links: z.int() }),
  /** What stood at `since` and stands no more. */
  gone: z.object({ entities: z.int(), links: z.int(), first: z.array(goneLink) }),
});
export type Chart = z.infer<typeof chart>;

export const chartAsk = z.object({
  asOf: instant.optional(),
  since: instant.nullable().default(null),
  window: timeWindow.nullable().default(null),
  kinds: z.array(z.enum(linkKinds)).max(linkKinds.length).nullable().default(null),
  schemata: z.array(z.enum(entitySchemata)).max(entitySchemata.length).nullable().default(null),
  lines: z.enum(chartLines).default('main'),
  groupBy: z.enum(chartGroupings).default('community'),
  individuals: z.int().min(1).max(600).default(40),
  shown: z.array(uuid).max(1000).default([]),
  opened: z
    .array(z.object({ group: text.max(100), count: z.int().min(1).max(500) }))
    .max(200)
    .default([]),
});
export type ChartAsk = z.output<typeof chartAsk>;

export const neighbour = z.object({
  entity,
  flowsIn: z.int(),
  flowsOut: z.int(),
  relations: z.int(),
});
export type Neighbour = z.infer<typeof neighbour>;

const id = text.min(1).max(100);
const mostPlaces = 3000;
export const savedView = z.object({
  picture: z.literal('chart'),
  asOf: instant.nullable(),
  since: instant.nullable(),
  window: timeWindow.nullable(),
  kinds: z.array(z.enum(linkKinds)).max(linkKinds.length).nullable(),
  schemata: z.array(z.enum(entitySchemata)).max(entitySchemata.length).nullable().default(null),
  lines: z.enum(chartLines).default('main'),
  groupBy: z.enum(chartGroupings),
  individuals: z.int().min(1).max(600),
  shown: z.array(uuid).max(1000),
  opened: z.array(z.object({ group: id, count: z.int().min(1).max(500) })).max(200),
  hidden: z.array(id).max(mostPlaces),
  groups: z
    .array(z.object({ id, name: text.trim().min(1).max(200), members: z.array(id).min(1).max(mostPlaces) }))
    .max(200),
  notes: z.array(z.object({ id, text: text.max(2000) })).max(500),
  places: z
    .array(
      z.object({
        id,
        x: z.number().min(-1e6).max(1e6),
        y: z.number().min(-1e6).max(1e6),
        pinned: z.boolean(),
      }),
    )
    .max(mostPlaces),
  camera: z.object({
    x: z.number().min(-1e7).max(1e7),
    y: z.number().min(-1e7).max(1e7),
    scale: z.number().min(0.001).max(1000),
    width: z.number().min(1).max(100_000).optional(),
    height: z.number().min(1).max(100_000).optional(),
  }),
});

export const viewHead = z.object({
  viewId: uuid,
  compartmentId: uuid,
  name: z.string(),
  savedBy: person,
  savedAt: instant,
  entry: entryRef,
});
export type ViewHead = z.infer<typeof viewHead>;
