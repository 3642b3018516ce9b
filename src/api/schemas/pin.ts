import { z } from 'zod';
import { routeKinds } from '#domain/pinned-route';
import { entryRef, instant, person, text, uuid } from './common.ts';
import { link } from './link.ts';

const when = text.trim().min(4).max(100).nullable().default(null);

/** What was asked when the route was found. */
export const routeQuestion = z.object({
  from: uuid,
  to: uuid,
  rank: z.enum(routeKinds).default('earliest'),
  after: when,
  before: when,
  minWaitDays: z.number().min(0).max(36_525).default(0),
  maxWaitDays: z.number().min(0).max(36_525).nullable().default(null),
  asOf: instant.nullable().default(null),
});

/** A route that somebody holds on to as evidence, for a hypothesis, an element or an assessment to rest on. */
export const pin = z.object({
  pinId: uuid,
  compartmentId: uuid,
  question: routeQuestion,
  /** In the order of the hops; a link that stands no more is not among them. */
  links: z.array(link),
  linkIds: z.array(uuid),
  /** How many of its links stand no more: then it no longer leads where it led. */
  gone: z.int(),
  restsOnDenied: z.boolean(),
  note: z.string().nullable(),
  pinnedBy: person,
  pinnedAt: instant,
  entry: entryRef,
});
export type Pin = z.infer<typeof pin>;
