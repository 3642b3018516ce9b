import type { StepFacts } from '#domain/machine';
import { caseRoles } from '#domain/role';
import { tripwireFields, type Answerer, type Tripwire, type TripwireTest } from '#domain/tripwire';
import { z } from 'zod';

const answerer = z.enum([...caseRoles, 'duty officer']);
const test: z.ZodType<TripwireTest> = z.union([
  z.strictObject({ field: z.enum(tripwireFields), oneOf: z.array(z.string()).max(100) }),
  z.strictObject({ field: z.literal('personAtRisk'), is: z.boolean() }),
  z.strictObject({ field: z.literal('time'), from: z.string().nullable(), before: z.string().nullable() }),
]);
/** What a rule is besides its id and its name. */
export const tripwireRule = z.strictObject({
  when: z.array(test).max(20),
  count: z
    .strictObject({ atLeast: z.int(), withinDays: z.number(), same: z.enum(tripwireFields).nullable() })
    .nullable(),
  answer: z.strictObject({ by: answerer, withinMinutes: z.number(), escalateTo: answerer }),
});

/** The rule that a thing on record holds as JSON in its field `rule`; null where that is none. */
export function tripwireOf(id: string, title: string, fields: StepFacts): Tripwire | null {
  try {
    const parsed = tripwireRule.safeParse(JSON.parse(String(fields['rule'])));
    if (!parsed.success) return null;
    const { answer } = parsed.data;
    return {
      id,
      title,
      ...parsed.data,
      answer: { ...answer, by: answer.by as Answerer, escalateTo: answer.escalateTo as Answerer },
    };
  } catch {
    return null;
  }
}
