import { z } from 'zod';
import { caseRoles } from '#domain/role';
import { tripwireFields } from '#domain/tripwire';
import { operation } from '../operation.ts';
import { caseParams, instant, nothing, text, uuid } from '../schemas/common.ts';

const rule = z.object({
  when: z
    .array(
      z.union([
        z.object({ field: z.enum(tripwireFields), oneOf: z.array(text.max(300)).max(100) }),
        z.object({ field: z.literal('personAtRisk'), is: z.boolean() }),
        z.object({ field: z.literal('time'), from: instant.nullable(), before: instant.nullable() }),
      ]),
    )
    .max(20),
  count: z.object({ atLeast: z.int(), withinDays: z.number(), same: z.enum(tripwireFields).nullable() }).nullable(),
  answer: z.object({
    by: z.enum([...caseRoles, 'duty officer']),
    withinMinutes: z.number(),
    escalateTo: z.enum([...caseRoles, 'duty officer']),
  }),
});

export const tripwireOperations = {
  tryTripwire: operation({
    id: 'tryTripwire',
    summary: 'What a rule would have done on what happened so far; changes nothing',
    method: 'POST',
    path: '/cases/{caseId}/lanes/tripwires/trial',
    policy: 'read-case',
    params: caseParams,
    query: nothing,
    body: z.object({ title: text.trim().min(1).max(300), rule }),
    reply: z.object({
      faults: z.array(z.string()),
      looked: z.int(),
      crossings: z.array(z.object({ by: z.array(uuid), at: instant, words: z.string() })),
      months: z.array(z.object({ month: z.string(), crossings: z.int() })),
      words: z.string(),
    }),
  }),
};
