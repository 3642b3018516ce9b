import { z } from 'zod';
import { caseProfiles } from '#domain/case-file';
import { measureFamilies } from '#domain/disruption';
import type { Doctrine } from '#domain/doctrine';
import type { StepCondition } from '#domain/machine';
import { dateRules, elementKinds } from '#domain/offence';
import { caseRoles } from '#domain/role';
import { doctrineStatuses } from '#domain/sourced';

const id = z.string().regex(/^[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*$/);
const words = z.string().trim().min(1);
const day = z.iso.date();
const duration = z.string().regex(/^P(?:\d+[YMD])?(?:T\d+H)?$/);
const source = {
  source: words,
  as_of: z.union([day, z.string().regex(/^\d{4}$/)]),
  status: z.enum(doctrineStatuses),
};
const sourced = z.strictObject(source);
const statement = z.strictObject({ text: words, ...source });
const textFact = z.strictObject({ id, text: words, ...source });
const titled = z.strictObject({ id, title: words, ...source });

const element = titled.extend({
  kind: z.enum(elementKinds),
  text: words,
  dates: z.strictObject({ rule: z.enum(dateRules), ...source }),
});
const offence = titled.extend({
  short: words,
  statute: words,
  section: words,
  modelled: z.enum(['fully', 'as data']),
  inForce: z.strictObject({
    from: day.nullable(),
    to: day.nullable(),
    fromSource: sourced.nullable(),
    toSource: sourced.nullable(),
  }),
  maximum: statement,
  consent: statement,
  foreignPower: z.strictObject({ needed: z.enum(['yes', 'no', 'one limb']), text: words, ...source }),
  conditions: z.array(id),
  elements: z.array(element).min(1),
  notes: z.array(words),
});
const condition = titled.extend({
  text: words,
  ways: z.array(z.strictObject({ id, title: words, parts: z.array(id).min(1) })).min(1),
  elements: z.array(element).min(1),
});
const ruling = z.strictObject({
  id,
  name: words,
  citation: words,
  date: day,
  changes: z.array(z.strictObject({ offenceId: id, elementId: id, title: words, text: words })).min(1),
  disputed: z.array(words),
  ...source,
});

const fact = z.string().regex(/^[a-z][A-Za-z]*$/);
const stepCondition: z.ZodType<StepCondition> = z.lazy(() =>
  z.union([
    z.strictObject({ test: z.literal('given'), fact }),
    z.strictObject({ test: z.literal('is'), fact, value: z.union([z.string(), z.number(), z.boolean()]) }),
    z.strictObject({ test: z.literal('differs'), fact, from: fact }),
    z.strictObject({ test: z.literal('not after'), fact, than: fact }),
    z.strictObject({ test: z.enum(['all', 'any']), of: z.array(stepCondition).min(1) }),
    z.strictObject({ test: z.literal('not'), of: stepCondition }),
  ]),
);
const machine = titled.extend({
  initial: words,
  notes: z.array(words),
  states: z.array(z.strictObject({ id: words, what: words, end: z.boolean(), watch: z.array(words) })).min(2),
  rules: z.array(z.strictObject({ id: words, condition: stepCondition, why: words, next: words, ...source })),
  transitions: z.array(
    z.strictObject({
      command: words,
      from: z.array(words).min(1),
      to: words,
      by: z.array(z.enum(caseRoles)).min(1),
      requires: z.array(words),
      flags: z.array(words),
    }),
  ),
});

/** Checks the shape of doctrine as it stands on disk; unknown fields are refused, so that no fact is lost to a misspelling. */
export const doctrineSchema: z.ZodType<Doctrine> = z.strictObject({
  edition: day,
  offences: z.array(offence).min(1),
  conditions: z.array(condition),
  definitions: z.array(titled.extend({ items: z.array(words).min(1) })),
  rulings: z.array(ruling),
  fullCodeTest: z.strictObject({
    stages: z.array(titled.extend({ test: words, after: z.array(id) })),
    questions: z.array(textFact.extend({ stage: id })),
    threshold: z.array(textFact),
    continuing: statement,
  }),
  disclosure: z.strictObject({
    roles: z.array(z.strictObject({ id: words, ...source })),
    duties: z.array(textFact),
    schedules: z.array(titled.extend({ content: words, toDefence: z.boolean() })),
    test: statement,
    further: z.array(textFact),
    presumptions: z.array(titled),
    publicInterestImmunity: z.array(textFact),
    retention: z.array(textFact.extend({ least: duration.nullable() })),
  }),
  gate: z.strictObject({
    requirements: z.array(textFact),
    rules: z.array(textFact.extend({ exceptions: words.optional() })),
  }),
  toolbox: z.strictObject({
    measures: z.array(
      titled.extend({
        base: words,
        family: z.enum(measureFamilies),
        decidedBy: z.strictObject({ body: words, oursIn: z.array(z.enum(caseProfiles)), ...source }),
      }),
    ),
    outcomes: z.array(titled),
    outcomeFields: z.array(textFact),
    facets: z.array(titled.extend({ items: z.array(words), of: words })),
    threatToLife: z.strictObject({ test: statement, record: z.array(textFact) }),
  }),
  triage: z.strictObject({
    questions: z.array(textFact).length(4),
    linked: statement,
    threatKinds: z.array(titled),
    bands: z.array(textFact.extend({ of: words })),
    bandsNote: statement,
    rhythm: statement,
  }),
  duties: z.strictObject({
    duties: z.array(titled.extend({ text: words })),
    durations: z.array(titled.extend({ length: duration, starts: words })),
    durationNotes: z.array(titled.extend({ text: words })),
    reviewGroups: z.array(
      z.strictObject({
        id,
        content: words,
        review: words,
        firstReview: duration.nullable(),
        every: duration.nullable(),
        ...source,
      }),
    ),
    leastRetention: textFact.extend({ length: duration }),
  }),
  machines: z.array(machine).min(1),
});
