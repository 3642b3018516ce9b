import { z } from 'zod';
import { deadlineKinds } from '#domain/deadline';
import { laneThingKinds, lanes } from '#domain/lane-thing';
import { caseRoles } from '#domain/role';
import { doctrineStatuses } from '#domain/sourced';
import { fairness } from './claim.ts';
import { entryRef, instant, person, text, uuid } from './common.ts';

export const stepFact = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]);
/** Fields of a thing by their names; those that the program knows itself (who, when, collisions) are not taken. */
export const stepFields = z.record(z.string(), stepFact);

const written = text.max(20_000);
export const fieldsIn = z.record(
  z.string().regex(/^[a-z][A-Za-z0-9]{0,59}$/),
  z.union([written, z.number(), z.boolean(), z.null(), z.array(written).max(1000)]),
);

/** A rule of a machine that does not hold, in words. `status` says whether its source was read. */
export const notice = z.object({
  rule: z.string(),
  why: z.string(),
  next: z.string(),
  source: z.string(),
  status: z.enum(doctrineStatuses),
});

export const laneStep = z.object({
  entry: entryRef,
  command: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  fields: stepFields,
  /** Rules that did not hold and let it pass. */
  flags: z.array(z.string()),
  edition: z.string(),
  by: person,
  at: instant,
});

/** What may follow; `mine` where the caller holds one of the roles. */
export const nextStep = z.object({
  command: z.string(),
  to: z.string().nullable(),
  roles: z.array(z.enum(caseRoles)),
  mine: z.boolean(),
  /** Names of the fields that it looks at and that nobody has given yet, those that refuse apart from those that flag. */
  required: z.array(z.string()),
  flagged: z.array(z.string()),
});

export const deadline = z.object({
  id: z.string(),
  kind: z.enum(deadlineKinds),
  title: z.string(),
  due: instant,
  status: z.enum(doctrineStatuses),
});

export const missedDeadline = z.object({
  deadline,
  how: z.enum(['passed', 'during']),
  words: z.string(),
  next: z.string(),
});

export const laneThing = z.object({
  thingId: uuid,
  compartmentId: uuid,
  /** Pass as `expected` with any step. */
  version: z.int(),
  kind: z.enum(laneThingKinds),
  lane: z.enum(lanes),
  title: z.string(),
  about: uuid.nullable(),
  /** As they stand now: what was given when it was put on record, and by each step since. */
  fields: stepFields,
  claimIds: z.array(uuid),
  /** The machine of its states (in doctrine), or null where it has none. */
  machine: z.string().nullable(),
  state: z.string().nullable(),
  /** Nothing leads out of its state. */
  isOver: z.boolean(),
  entry: entryRef,
  filedBy: person,
  filedAt: instant,
  /** When its state last changed. */
  since: instant,
  /** Whole minutes since it was put on record, and since its state changed, at the moment of the answer. */
  ageMinutes: z.int(),
  sinceMinutes: z.int(),
  steps: z.array(laneStep),
  /** What is wrong for as long as it rests in this state. */
  watch: z.array(notice),
  next: z.array(nextStep),
  /** Persons it is about, each with what must show beside an allegation. */
  persons: z.array(z.object({ entityId: uuid, name: z.string(), fairness: fairness.nullable() })),
  /** For a warning of a threat to life: how long it took, or has been waiting. */
  clock: z.object({ minutes: z.int(), isGiven: z.boolean(), words: z.string() }).nullable(),
  /** Whom to speak to before it goes on, and nothing of the other side. */
  speakTo: z.object({ speakTo: z.literal('deconfliction officer'), words: z.string() }).nullable(),
  /** Deadlines that it would miss if it ran as planned (`plannedFrom`, `plannedTo`). */
  missed: z.array(missedDeadline),
});
export type LaneThing = z.infer<typeof laneThing>;
