import { z } from 'zod';
import { operation } from '../operation.ts';
import { asOf, caseParams, instant, nothing, text, uuid } from '../schemas/common.ts';
import { entity } from '../schemas/link.ts';
import {
  accessOf,
  break_,
  noRoute,
  partial,
  reached,
  requestReport,
  route,
  routeKind,
  undatedFlows,
} from '../schemas/trace.ts';

/** A date or span, EDTF: "2023-07-30", "2023-07-05T21:14". */
const eventTime = text.trim().min(4).max(100);
const days = z.coerce.number().min(0).max(36_525);

export const traceOperations = {
  traceRoutes: operation({
    id: 'traceRoutes',
    summary: 'Routes in time order from one entity to another: the four best, then all up to a bound, ranked',
    method: 'GET',
    path: '/cases/{caseId}/trace/routes',
    policy: 'read-case',
    params: caseParams,
    query: asOf.extend({
      from: uuid,
      to: uuid,
      /** Nothing leaves before the first moment of `after`; nothing arrives after the last moment of `before`. */
      after: eventTime.optional(),
      before: eventTime.optional(),
      /** Least and most days between arriving and going on. */
      minWaitDays: days.default(0),
      maxWaitDays: days.optional(),
      /** How further routes, beyond the four best, are ranked. */
      rank: routeKind.default('earliest'),
      limit: z.coerce.number().int().min(1).max(100).default(10),
    }),
    body: null,
    reply: z.object({
      from: entity,
      to: entity,
      routes: z.array(route),
      /** Earliest arrival that the dates make certain, by whatever route; null where no order is certain. */
      surelyBy: instant.nullable(),
      breaks: z.array(break_),
      noRoute: noRoute.nullable(),
      undated: undatedFlows,
      partial,
    }),
  }),
  traceReach: operation({
    id: 'traceReach',
    summary: 'Everyone whom something could have reached from one entity, or who could have reached it, by a date',
    method: 'GET',
    path: '/cases/{caseId}/trace/reach',
    policy: 'read-case',
    params: caseParams,
    query: asOf.extend({
      of: uuid,
      direction: z.enum(['from', 'to']),
      after: eventTime.optional(),
      before: eventTime.optional(),
      minWaitDays: days.default(0),
      limit: z.coerce.number().int().min(1).max(1000).default(200),
    }),
    body: null,
    reply: z.object({
      of: entity,
      /** From: by first arrival. To: by last departure that still makes it, latest first. */
      reached: z.array(reached),
      /** How many there are in all. */
      count: z.int(),
      undated: undatedFlows,
      partial,
    }),
  }),
  traceOrigin: operation({
    id: 'traceOrigin',
    summary: 'Who could have been the origin of an item: the whole population with access; the reason is put on record',
    method: 'POST',
    path: '/cases/{caseId}/trace/origin',
    policy: 'read-case',
    params: caseParams,
    query: nothing,
    body: z.object({
      /** The item: an entity that links of kind `access` lead to. */
      itemId: uuid,
      /** Where it appeared, and when. */
      appearedWith: uuid,
      appearedAt: eventTime,
      /** Why it is asked; kept in the consultation log. */
      why: text.trim().min(10).max(1000),
      /** True when the item is our own reporting: then the question is refused. */
      isOwnReporting: z.boolean(),
      /** Since when uses of the item were logged, where that is known. */
      loggedSince: eventTime.nullable().default(null),
      asOf: instant.optional(),
    }),
    reply: z.object({
      item: entity,
      appearedWith: entity,
      /** Everyone with access before it appeared; nobody is left out for want of a log or of a recorded route. */
      population: z.array(accessOf),
      /** Those whose access is recorded only from a later moment. */
      accessLater: z.array(accessOf),
      /** Where logs and dates are missing, in words. */
      missing: z.array(z.string()),
      /** What this answer is not, in words; shown with it always. */
      warnings: z.array(z.string()),
      undated: undatedFlows,
      partial,
    }),
  }),
  traceRequests: operation({
    id: 'traceRequests',
    summary:
      'Requests followed by a report on the same topic within some days, and how often shuffled time gives as many',
    method: 'GET',
    path: '/cases/{caseId}/trace/requests',
    policy: 'read-case',
    params: caseParams,
    query: asOf.extend({
      withinDays: z.coerce.number().min(0).max(3660).default(14),
      from: uuid.optional(),
      to: uuid.optional(),
      shuffles: z.coerce.number().int().min(0).max(10_000).default(1000),
      /** The same seed gives the same shuffles. */
      seed: z.coerce.number().int().min(0).default(1),
    }),
    body: null,
    reply: z.object({
      /** The first 500 in the order of their reports. */
      pairs: z.array(requestReport),
      /** How many there are in all. */
      count: z.int(),
      requests: z.int(),
      reports: z.int(),
      /** Mean of pairs over the shuffles, and how many of them gave as many or more; null without shuffles. */
      byChance: z.object({ mean: z.number(), asMany: z.int(), shuffles: z.int() }).nullable(),
      warnings: z.array(z.string()),
      undated: undatedFlows,
      partial,
    }),
  }),
};
