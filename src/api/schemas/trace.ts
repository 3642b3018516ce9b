import { z } from 'zod';
import { claim } from './claim.ts';
import { instant, uuid } from './common.ts';
import { entity, link } from './link.ts';

/** A span of moments, any of which it may have been; a null end is open. Words as the source dates it. */
export const when = z.object({ earliest: instant.nullable(), latest: instant.nullable(), words: z.string() });

/** The four ways for a route to be the best. */
export const routeKind = z.enum(['earliest', 'latest', 'fastest', 'fewest']);

export const hop = z.object({
  link,
  /** The claims it rests on and those that contradict it, with speakers, denials and legal statuses. */
  claims: z.array(claim),
  leaves: when,
  arrives: when,
  /** Whether it surely follows the hop before, or only possibly, since dates leave room; the first is sure. */
  order: z.enum(['sure', 'possible']),
  /** Other flows between the same two that could stand in its place on this route. */
  instead: z.int(),
  isWeakest: z.boolean(),
  /** Why it is weak, in words; empty where nothing is against it. */
  weakness: z.array(z.string()),
});
export type Hop = z.infer<typeof hop>;

export const route = z.object({
  /** What it is the best of; empty for further routes. */
  bestOf: z.array(routeKind),
  hops: z.array(hop),
  leaves: when,
  arrives: when,
  /** Days of 24 hours from leaving to arriving: the least that the dates allow. */
  days: z.number(),
  /** All hops surely follow one another. */
  isSure: z.boolean(),
  restsOnDenied: z.boolean(),
  /** What must be said wherever the route is shown or exported. */
  warnings: z.array(z.string()),
});
export type Route = z.infer<typeof route>;

/** Someone who was or could have been reached, or who could have reached. */
export const reached = z.object({
  entity,
  when,
  /** First arrival that the dates make certain; null where the order is only possible. */
  surelyBy: instant.nullable(),
  hops: z.int(),
});
export type Reached = z.infer<typeof reached>;

/** Links that together break every route found, the fewest first. */
export const break_ = z.object({ linkIds: z.array(uuid), words: z.string() });

export const noRoute = z.object({
  /** Whom flows reach last from the start, and who could last have sent to the end. */
  lastReached: z.array(reached),
  lastSenders: z.array(reached),
  words: z.string(),
});

/** Says that an answer is not whole, and why; null where it is. */
export const partial = z.string().nullable();

export const undatedFlows = z.object({ count: z.int(), linkIds: z.array(uuid) });

export const requestReport = z.object({ request: link, report: link, days: z.number() });

export const accessOf = z.object({
  entity,
  /** Links of kind `access` to the item, or other ground on which they are counted. */
  access: z.array(link),
  since: when.nullable(),
  /** The first arrival where it appeared, by recorded flows; null where none leads there. */
  route: z.array(uuid).nullable(),
  arrives: when.nullable(),
  /** What would have to be so for them to be the origin, in words. */
  needs: z.array(z.string()),
});
