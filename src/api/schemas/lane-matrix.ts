import { z } from 'zod';
import { admissibilities, bearings, evidenceForms, evidenceOrigins } from '#domain/evidence-item';
import { legalStatuses } from '#domain/legal-status';
import { dateRules } from '#domain/offence';
import { requestAnswers } from '#domain/proof-fact';
import { doctrineStatuses } from '#domain/sourced';
import { witnessPositions } from '#domain/witness-position';
import { claim, fairness } from './claim.ts';
import { entryRef, instant, person, text, uuid } from './common.ts';

/** `YYYY-MM-DD`. */
export const day = z.iso.date();
export const period = z.object({ from: day, to: day });
const doctrineId = text.min(1).max(100);
const status = z.enum(doctrineStatuses);
const cellState = z.enum(['evidenced', 'contested', 'thin', 'gap']);

export const cellRef = z.object({ suspectId: uuid, offenceId: doctrineId, elementId: doctrineId });

const itemStanding = z.object({
  itemId: uuid,
  title: z.string(),
  form: z.enum(evidenceForms),
  claimIds: z.array(uuid),
  bearing: z.enum(bearings),
  standing: z.enum(['stands', 'uncommitted', 'does not count']),
  isWithdrawn: z.boolean(),
  /** Why it does not count, or counts only so far. */
  why: z.array(z.string()),
  flags: z.array(z.string()),
  covers: period.nullable(),
  witness: z
    .object({
      witnessId: uuid,
      name: z.string(),
      position: z.enum(witnessPositions),
      since: day.nullable(),
      words: z.string().nullable(),
    })
    .nullable(),
});

const cellRequest = z.object({
  id: uuid,
  to: z.string(),
  words: z.string(),
  made: day,
  replyBy: day,
  /** Days since it was made, on the day of the matrix; null once it was answered. */
  ageDays: z.int().nullable(),
  isOverdue: z.boolean(),
  answer: z.object({ on: day, answer: z.enum(requestAnswers), words: z.string() }).nullable(),
});

export const cell = cellRef.extend({
  key: z.string(),
  conditionId: z.string().nullable(),
  title: z.string(),
  text: z.string(),
  state: cellState,
  why: z.array(z.string()),
  uncovered: z.array(period),
  itemIds: z.array(uuid),
  items: z.array(itemStanding),
  requests: z.array(cellRequest),
  flags: z.array(z.string()),
  ruling: z.object({ id: z.string(), name: z.string(), date: day }).nullable(),
  source: z.string(),
  status,
  dates: z.object({ rule: z.enum(dateRules), source: z.string(), as_of: z.string(), status }),
});

/** What travels with a person wherever something is put to them: both status fields apart, and their own answer. */
export const standing = z.object({
  name: z.string(),
  answer: z.string(),
  reported: z.enum(legalStatuses).nullable(),
  verified: z.enum(legalStatuses).nullable(),
});

export const matrixRow = z.object({
  suspectId: uuid,
  offenceId: doctrineId,
  /** The charge whose steps decide on this row, where the reader sees it. */
  chargeId: uuid.nullable(),
  standing,
  /** The denials and statuses on file, with their words; null where nothing in the case is about them. */
  fairness: fairness.nullable(),
  offence: z.object({
    short: z.string(),
    title: z.string(),
    modelled: z.enum(['fully', 'as data']),
    status,
    source: z.string(),
    notes: z.array(z.string()),
  }),
  foreignPower: z.object({
    needed: z.enum(['yes', 'no', 'one limb']),
    text: z.string(),
    source: z.string(),
    as_of: z.string(),
    status,
  }),
  chosen: day,
  material: period,
  inForce: z.object({
    state: z.enum(['in force', 'in force for part', 'not in force']),
    part: period.nullable(),
    words: z.string(),
    next: z.string().nullable(),
    status,
  }),
  refused: z.object({ why: z.string(), next: z.string() }).nullable(),
  cells: z.array(cell),
  conditions: z.array(
    z.object({
      conditionId: z.string(),
      title: z.string(),
      state: cellState,
      ways: z.array(z.object({ id: z.string(), title: z.string(), state: cellState, parts: z.array(z.string()) })),
      status,
    }),
  ),
});

/** A person of the proof with what must show beside an allegation. */
export const proofPerson = z.object({ entityId: uuid, name: z.string(), fairness: fairness.nullable() });

export const laneAlarm = z.object({
  kind: z.string(),
  about: z.string(),
  suspectId: uuid.nullable(),
  words: z.string(),
  next: z.string(),
  /** Of the suspect whom it names; null where it names none. */
  standing: standing.nullable(),
});

export const evidenceItem = z.object({
  id: uuid,
  compartmentId: uuid,
  title: z.string(),
  form: z.enum(evidenceForms),
  origin: z.enum(evidenceOrigins),
  covers: period.nullable(),
  witnessId: uuid.nullable(),
  exhibitId: uuid.nullable(),
  claimIds: z.array(uuid),
  documentIds: z.array(uuid),
  /** Suspects whom it bears on, or all where nobody said yet whom. */
  personIds: z.array(uuid),
  recorded: day,
  withdrawn: z.string().nullable(),
  admissible: z.object({ admissible: z.enum(admissibilities), why: z.string(), on: day }).nullable(),
  gate: z.object({ passed: z.boolean(), why: z.string(), on: day }).nullable(),
});

export const matrix = z.object({
  on: day,
  edition: z.string(),
  /** Shown with every matrix and every export of one. */
  caution: z.string(),
  rows: z.array(matrixRow),
  alarms: z.array(laneAlarm),
  /** Everybody whom the proof is about, with what must show beside an allegation. */
  people: z.array(proofPerson),
  items: z.array(evidenceItem),
  /** The claims whose words the items are. */
  claims: z.array(claim),
});
export type MatrixReply = z.infer<typeof matrix>;

export const cellChange = cellRef.extend({
  on: day,
  key: z.string(),
  title: z.string(),
  from: cellState.nullable(),
  to: cellState.nullable(),
  ruling: z.string().nullable(),
  why: z.array(z.string()),
});

/** The id of a record, or `new:NAME` for one that a fact of the same call makes under that name. */
const ref = z.union([uuid, z.string().regex(/^new:.{1,100}$/u)]);
const words = text.trim().min(1).max(5000);
const cellIn = z.object({ suspectId: uuid, offenceId: doctrineId, elementId: doctrineId }).shape;
const dated = {
  /** The day it became known; today where it is left out. */
  on: day.optional(),
  /** A name by which other facts of the same call may speak of the record that this makes. */
  as: text.max(100).optional(),
};
const of = <Shape extends z.ZodRawShape, Kind extends string>(kind: Kind, shape: Shape) =>
  z.object({ kind: z.literal(kind), ...dated, ...shape });

/** What may be recorded for the proof by itself. Stages, the gate and statuses follow from steps. */
export const proofFactIn = z.discriminatedUnion('kind', [
  of('answer recorded', { suspectId: uuid, answer: words.nullable() }),
  of('offence let go', { suspectId: uuid, offenceId: doctrineId, why: words }),
  of('witness position', {
    witnessId: uuid,
    position: z.enum(witnessPositions),
    since: day,
    itemId: ref.nullable().default(null),
    elementId: doctrineId.nullable().default(null),
    words: words.nullable().default(null),
  }),
  of('item recorded', {
    title: words,
    form: z.enum(evidenceForms),
    origin: z.enum(evidenceOrigins),
    covers: period.nullable().default(null),
    witnessId: uuid.nullable().default(null),
    exhibitId: ref.nullable().default(null),
    claimIds: z.array(uuid).max(500).default([]),
    /** Their claims are what the item rests on as well. */
    linkIds: z.array(uuid).max(100).default([]),
    documentIds: z.array(uuid).max(100).default([]),
  }),
  of('item withdrawn', { itemId: ref, why: words }),
  of('admissibility decided', { itemId: ref, admissible: z.enum(admissibilities), why: words }),
  of('item bears', { ...cellIn, itemId: ref, bearing: z.enum(bearings), why: words }),
  of('element disputed', { ...cellIn, words }),
  of('exhibit produced', { reference: text.trim().min(1).max(100), witnessId: uuid.nullable() }),
  of('exhibit moved', {
    exhibitId: ref,
    movement: z.object({
      at: instant,
      from: text.max(300).nullable(),
      to: text.trim().min(1).max(300),
      by: text.trim().min(1).max(300),
      why: text.max(2000),
      sealFound: text.max(100).nullable().default(null),
      sealPut: text.max(100).nullable().default(null),
      sha256: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .nullable()
        .default(null),
    }),
  }),
  of('ruling recorded', {
    ruling: z.object({
      name: words,
      citation: words,
      date: day,
      source: words,
      changes: z
        .array(z.object({ offenceId: doctrineId, elementId: doctrineId, title: words, text: words }))
        .min(1)
        .max(50),
      disputed: z.array(words).max(20).default([]),
    }),
  }),
  of('request made', { ...cellIn, to: words, words, replyBy: day }),
  of('request answered', { requestId: ref, answer: z.enum(requestAnswers), words }),
]);
export type ProofFactIn = z.infer<typeof proofFactIn>;

export const recordedFact = z.object({
  entry: entryRef,
  kind: z.string(),
  on: day,
  /** The record that it made, as an item, an exhibit or a request. */
  makes: uuid.nullable(),
  by: person,
  at: instant,
});
