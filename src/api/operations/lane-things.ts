import { z } from 'zod';
import { caseProfiles, markings } from '#domain/case-file';
import { laneThingKinds } from '#domain/lane-thing';
import { operation } from '../operation.ts';
import { asOf, caseParams, entryRef, nothing, text, uuid } from '../schemas/common.ts';
import { day } from '../schemas/lane-matrix.ts';
import { fieldsIn, laneThing, notice } from '../schemas/lane-thing.ts';

/** Charges come with an offence that is chosen; what the deconfliction officer decides has an operation of its own; what went up the program records. */
const filable = z.enum(laneThingKinds).exclude(['charge', 'deconfliction', 'escalation']);

/** A thing rests on no more claims, and so on no more documents. */
const mostClaims = 500;

export const laneThingOperations = {
  listLaneThings: operation({
    id: 'listLaneThings',
    summary:
      'Leads, checks, disruptions, warnings, charges, material and the rest, each with state, steps and what may follow',
    method: 'GET',
    path: '/cases/{caseId}/lanes/things',
    policy: 'read-case',
    params: caseParams,
    query: asOf.extend({ kind: z.enum(laneThingKinds).optional(), about: uuid.optional() }),
    body: null,
    reply: z.object({ things: z.array(laneThing) }),
  }),
  getLaneThing: operation({
    id: 'getLaneThing',
    summary: 'One thing of a lane',
    method: 'GET',
    path: '/cases/{caseId}/lanes/things/{thingId}',
    policy: 'read-case',
    params: caseParams.extend({ thingId: uuid }),
    query: asOf,
    body: null,
    reply: laneThing,
  }),
  fileLaneThing: operation({
    id: 'fileLaneThing',
    summary: 'Put a thing of a lane on record; a warning of a threat to life by any member, held by nothing',
    method: 'POST',
    path: '/cases/{caseId}/lanes/things',
    policy: 'work-lanes',
    params: caseParams,
    query: nothing,
    body: z.object({
      kind: filable,
      title: text.trim().min(1).max(500),
      about: uuid.nullable().default(null),
      fields: fieldsIn.default({}),
      claimIds: z.array(uuid).max(mostClaims).default([]),
      /** Persons of the case that it is about. */
      personIds: z.array(uuid).max(100).default([]),
      /** The day it came about, where that is before today. */
      on: day.optional(),
      compartmentId: uuid.optional(),
    }),
    reply: z.object({
      entry: entryRef,
      thing: laneThing,
      /** Of a warning: what it named behind another wall, with the note that was left there; to be tied once somebody reads both. */
      toTie: z.array(
        z.object({
          compartmentId: uuid,
          noteId: uuid.nullable(),
          personIds: z.array(uuid),
          claimIds: z.array(uuid),
        }),
      ),
      /** Of a warning: ids that name nothing the caller sees, left out. */
      unknownIds: z.array(uuid),
    }),
  }),
  stepLaneThing: operation({
    id: 'stepLaneThing',
    summary: 'Take a step; refused in words where a rule does not hold, LL-CONFLICT where somebody was first',
    method: 'POST',
    path: '/cases/{caseId}/lanes/things/{thingId}/steps',
    policy: 'work-lanes',
    params: caseParams.extend({ thingId: uuid }),
    query: nothing,
    body: z.object({
      /** The version that was seen. A warning of a threat to life is given whatever was seen. */
      expected: z.int().min(0),
      command: text.min(1).max(100),
      fields: fieldsIn.default({}),
      /** The day it was decided or done, where that is before today: it is looked at as of the end of that day. */
      on: day.optional(),
    }),
    reply: z.object({ entry: entryRef, thing: laneThing, flags: z.array(notice) }),
  }),
  openFromLead: operation({
    id: 'openFromLead',
    summary:
      'Open a case of its own for a lead, with its people, copies of its documents and of those in which they answer, and what is verified of them, in one step that stands whole or not at all; says whose denial or status is to be recorded anew',
    method: 'POST',
    path: '/cases/{caseId}/lanes/things/{thingId}/case',
    policy: 'work-lanes',
    params: caseParams.extend({ thingId: uuid }),
    query: nothing,
    body: z.object({
      /** The version of the lead that was seen. */
      expected: z.int().min(0),
      title: text.trim().min(1).max(300),
      profile: z.enum(caseProfiles).default('investigation'),
      /** Not lower than the marking of the lead's case. */
      marking: z.enum(markings).default('OFFICIAL-SENSITIVE'),
      /** Documents of the lead's claims that are copied; all of them where it is not said. Those in which its people answer always are. */
      documentIds: z.array(uuid).max(mostClaims).optional(),
    }),
    reply: z.object({
      caseId: uuid,
      /** The caller had opened it before, and nothing was done now. */
      wasOpen: z.boolean(),
      /** How many documents went along. */
      documents: z.int(),
      /** Names of whom a status is to be recorded anew: as reported, once the words were read there, or recorded of a name that only may be theirs. */
      statusesToRecord: z.array(z.string()),
      /** Persons with a denial to be recorded anew: made or mended by hand, or in a document that was left behind. */
      denialsToRecord: z.array(z.string()),
    }),
  }),
};
