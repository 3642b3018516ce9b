import { z } from 'zod';
import { legalStatuses } from '#domain/legal-status';
import { disclosureStates } from '#domain/lane-states';
import { lanes, laneThingKinds } from '#domain/lane-thing';
import { caseRoles } from '#domain/role';
import { operation } from '../operation.ts';
import { asOf, caseParams, entryRef, instant, nothing, person, text, uuid } from '../schemas/common.ts';
import { collision, collisionTold } from '../schemas/lane-collision.ts';
import { laneTie, tieIn } from '../schemas/lane-tie.ts';
import { day, laneAlarm, period } from '../schemas/lane-matrix.ts';
import { deadline, laneThing, stepFields } from '../schemas/lane-thing.ts';

const standing = z.object({
  name: z.string(),
  /** Their own words; null where it has not been put to them. */
  answer: z.string().nullable(),
  reported: z.enum(legalStatuses).nullable(),
  reportedBy: z.string().nullable(),
  verified: z.enum(legalStatuses).nullable(),
  verifiedBy: z.string().nullable(),
});

const crossing = z.object({
  /** Names the crossing: an `answer` about its tripwire carries it in its field `crossing`. */
  key: z.string(),
  tripwireId: uuid,
  title: z.string(),
  by: z.array(uuid),
  at: instant,
  answerBy: instant,
  words: z.string(),
  state: z.enum(['waiting', 'answered in time', 'answered late', 'escalated']),
  /** Who must answer now. */
  waitsFor: z.enum([...caseRoles, 'duty officer']).nullable(),
  answer: laneThing.nullable(),
});

/** Its persons are named because something threatens them. */
const isAtRisk = z.boolean();

export const laneBoardOperations = {
  readBoard: operation({
    id: 'readBoard',
    summary: 'Both lanes on one time axis, what waits for whom, and what is overdue',
    method: 'GET',
    path: '/cases/{caseId}/lanes/board',
    policy: 'read-case',
    params: caseParams,
    query: asOf,
    body: null,
    reply: z.object({
      now: instant,
      events: z.array(
        z.object({
          at: instant,
          lane: z.enum(lanes),
          kind: z.string(),
          what: z.string(),
          title: z.string(),
          thingId: uuid.nullable(),
          personIds: z.array(uuid),
          isAtRisk,
          by: person,
        }),
      ),
      waiting: z.array(
        z.object({
          thingId: uuid,
          kind: z.enum(laneThingKinds),
          lane: z.enum(lanes),
          title: z.string(),
          personIds: z.array(uuid),
          isAtRisk,
          state: z.string(),
          sinceMinutes: z.int(),
          waitsFor: z.array(z.enum(caseRoles)),
          mine: z.boolean(),
          watch: z.array(z.string()),
        }),
      ),
      deadlines: z.array(deadline.extend({ personIds: z.array(uuid), isAtRisk })),
      overdue: z.array(deadline.extend({ personIds: z.array(uuid), isAtRisk })),
      /** Everybody whom anything of it is about, with what must show beside an allegation. */
      people: laneThing.shape.persons,
      alarms: z.array(laneAlarm),
      /** Said where the points to prove could not be worked out: then alarms and collisions are not known. */
      fault: z.object({ why: z.string(), next: z.string() }).nullable(),
      crossings: z.array(crossing),
    }),
  }),
  readPolicyFile: operation({
    id: 'readPolicyFile',
    summary: 'The decisions of the case in order: who, by what reasons, with what dissent',
    method: 'GET',
    path: '/cases/{caseId}/lanes/policy-file',
    policy: 'read-case',
    params: caseParams,
    query: asOf,
    body: null,
    reply: z.object({
      decisions: z.array(
        z.object({
          entry: entryRef,
          thingId: uuid,
          kind: z.enum(laneThingKinds),
          title: z.string(),
          what: z.string(),
          from: z.string().nullable(),
          to: z.string().nullable(),
          fields: stepFields,
          flags: z.array(z.string()),
          edition: z.string().nullable(),
          by: person,
          at: instant,
          persons: laneThing.shape.persons,
        }),
      ),
    }),
  }),
  listExhibits: operation({
    id: 'listExhibits',
    summary: 'Exhibits with who produces them, every movement, and every fault of the chain in words',
    method: 'GET',
    path: '/cases/{caseId}/lanes/exhibits',
    policy: 'read-case',
    params: caseParams,
    query: asOf.extend({ on: day.optional() }),
    body: null,
    reply: z.object({
      exhibits: z.array(
        z.object({
          exhibitId: uuid,
          compartmentId: uuid,
          reference: z.string(),
          witness: z.object({ witnessId: uuid, name: z.string() }).nullable(),
          movements: z.array(
            z.object({
              at: instant,
              from: z.string().nullable(),
              to: z.string(),
              by: z.string(),
              why: z.string(),
              sealFound: z.string().nullable(),
              sealPut: z.string().nullable(),
              sha256: z.string().nullable(),
            }),
          ),
          faults: z.array(z.object({ fault: z.string(), at: z.int(), words: z.string() })),
          holder: z.string().nullable(),
          isUnbroken: z.boolean(),
        }),
      ),
    }),
  }),
  listPositions: operation({
    id: 'listPositions',
    summary: 'The register of official positions; with a state and days, which of these days each covers',
    method: 'GET',
    path: '/cases/{caseId}/lanes/positions',
    policy: 'read-case',
    params: caseParams,
    query: asOf.extend({
      state: text.trim().min(1).max(300).optional(),
      from: day.optional(),
      to: day.optional(),
      on: day.optional(),
    }),
    body: null,
    reply: z.object({
      positions: z.array(
        z.object({
          thingId: uuid,
          state: z.string(),
          saidBy: z.string(),
          on: day,
          holds: period.nullable(),
          covers: period.nullable(),
          words: z.string(),
          claimId: uuid.nullable(),
        }),
      ),
      /** Of the days asked about, those on which nothing official had been said. */
      silent: z.array(period),
    }),
  }),
  readSchedules: operation({
    id: 'readSchedules',
    summary: 'Unused material by schedule, what is not listed yet, and the persons with answer and statuses',
    method: 'GET',
    path: '/cases/{caseId}/lanes/schedules',
    policy: 'read-case',
    params: caseParams,
    query: asOf,
    body: null,
    reply: z.object({
      on: day,
      title: z.string(),
      marking: z.string(),
      people: z.array(standing),
      items: z.array(
        z.object({
          id: uuid,
          version: z.int(),
          schedule: z.enum(['non-sensitive', 'sensitive', 'highly sensitive']).nullable(),
          state: z.enum(disclosureStates),
          description: z.string().nullable(),
          date: z.string().nullable(),
          origin: z.string().nullable(),
          location: z.string().nullable(),
          isOwnProduct: z.boolean(),
          seriousPrejudice: z.string().nullable(),
          mayHelpDefence: z.string().nullable(),
          presumption: z.string().nullable(),
          block: z.object({ searchTerms: z.string(), dipSample: z.string(), size: z.int() }).nullable(),
          reasons: z.string().nullable(),
          isDueAgain: z.boolean(),
          about: z.array(standing),
        }),
      ),
      /** What exists and is on no schedule and not judged yet: marks, rejected claims, drafts. */
      unlisted: z.array(
        z.object({
          kind: z.enum(['marked “may help the defence”', 'rejected claim', 'draft of a statement']),
          id: uuid,
          words: z.string(),
        }),
      ),
    }),
  }),
  tieLanes: operation({
    id: 'tieLanes',
    summary: 'Record what a step of one lane has to do with the other; undo takes it back',
    method: 'POST',
    path: '/cases/{caseId}/lanes/ties',
    policy: 'work-lanes',
    params: caseParams,
    query: nothing,
    body: z.object({ tie: tieIn, compartmentId: uuid.optional() }),
    reply: z.object({ entry: entryRef, tieId: uuid }),
  }),
  listTies: operation({
    id: 'listTies',
    summary: 'Recorded ties between the lanes',
    method: 'GET',
    path: '/cases/{caseId}/lanes/ties',
    policy: 'read-case',
    params: caseParams,
    query: asOf,
    body: null,
    reply: z.object({ ties: z.array(laneTie) }),
  }),
  listCollisions: operation({
    id: 'listCollisions',
    summary: 'Where steps of the two lanes would harm each other, for the deconfliction officer of both sides',
    method: 'GET',
    path: '/deconfliction/collisions',
    policy: 'deconflict',
    params: nothing,
    query: nothing,
    body: null,
    reply: z.object({ collisions: z.array(collision) }),
  }),
  decideCollision: operation({
    id: 'decideCollision',
    summary: 'Hold a disruption or material, or let it go on; those who read it are told these words and nothing else',
    method: 'POST',
    path: '/deconfliction/collisions/decisions',
    policy: 'deconflict',
    params: nothing,
    query: nothing,
    body: collisionTold.extend({ caseId: uuid, thingId: uuid }),
    reply: z.object({ entry: entryRef }),
  }),
};
