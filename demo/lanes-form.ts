import { z } from 'zod';
import { evidenceForms, evidenceOrigins } from '#domain/evidence-item';
import { laneThingKinds } from '#domain/lane-thing';
import { requestAnswers } from '#domain/proof-fact';
import { witnessPositions } from '#domain/witness-position';
import { key } from './manifest-parts.ts';

const name = z.string().min(1);
const on = z.iso.date();
const period = z.strictObject({ from: on, to: on });
/** Words of a document as they stand there, once. */
const cited = z.strictObject({ document: z.string(), quote: name });
const fields = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]));
/** `{case}` stands for the id of the case, `{item NAME}` for that of an item. */
const step = z.strictObject({ by: key, on, command: name, fields });

const thing = z.strictObject({
  key: name,
  by: key,
  kind: z.enum(laneThingKinds).exclude(['charge', 'deconfliction', 'escalation']),
  title: name,
  on,
  persons: z.array(name),
  fields,
  words: z.array(cited),
  steps: z.array(step),
});

const tie = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('material reveals origin'), material: name, originId: name }),
  z.strictObject({ kind: z.literal('disruption depends on origin'), disruption: name, originId: name }),
]);

/** What was put on record of the two lanes of the demo case, each thing on its day. */
export const demoLanes = z.strictObject({
  /** Who chooses the offence, records the proof and takes the steps of the charge. */
  by: key,
  /** Persons that the proof needs and that nothing relied on names. */
  persons: z.array(name),
  offence: z.strictObject({ suspect: name, offenceId: name, material: period, on }),
  exhibits: z.array(
    z.strictObject({ name, on, witness: name, at: z.iso.datetime(), to: name, by: name, why: name, seal: name }),
  ),
  items: z.array(
    z.strictObject({
      name,
      on,
      title: name,
      form: z.enum(evidenceForms),
      origin: z.enum(evidenceOrigins).default('evidence'),
      witness: name.nullable().default(null),
      exhibit: name.nullable().default(null),
      covers: period,
      element: name,
      bearing: z.enum(['supports', 'contradicts']).default('supports'),
      usable: z.boolean().default(true),
      words: z.array(cited).min(1),
    }),
  ),
  witnesses: z.array(
    z.strictObject({
      on,
      witness: name,
      position: z.enum(witnessPositions),
      element: name.nullable(),
      words: name.nullable(),
    }),
  ),
  /** What was asked for each time, of whom, for which element. */
  requested: z.strictObject({ element: name, to: name, words: name }),
  requests: z.array(
    z.strictObject({
      on,
      replyBy: on,
      answer: z.strictObject({ on, answer: z.enum(requestAnswers), words: name }).nullable(),
    }),
  ),
  charge: z.array(step.omit({ by: true })),
  things: z.array(thing),
  ties: z.array(z.strictObject({ by: key, compartment: key, tie })),
});

export type DemoLanes = z.infer<typeof demoLanes>;
export type DemoThing = DemoLanes['things'][number];

/** People and documents that nothing defines, in words. */
export function danglingLanes(of: DemoLanes, paths: ReadonlySet<string>, people: ReadonlySet<string>): string[] {
  const by = [
    of.by,
    ...of.things.flatMap((one) => [one.by, ...one.steps.map((taken) => taken.by)]),
    ...of.ties.map((one) => one.by),
  ];
  const words = [...of.items, ...of.things].flatMap((one) => one.words.map(({ document }) => document));
  return [
    ...by.filter((one) => !people.has(one)).map((one) => `lanes: ${one} has no account`),
    ...words.filter((one) => !paths.has(one)).map((one) => `lanes: ${one} is not listed`),
  ];
}
