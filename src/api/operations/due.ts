import { z } from 'zod';
import { deadlineKinds, dueLevels } from '#domain/deadline';
import { laneThingKinds } from '#domain/lane-thing';
import { caseRoles } from '#domain/role';
import { operation } from '../operation.ts';
import { instant, nothing, uuid } from '../schemas/common.ts';
import { laneThing } from '../schemas/lane-thing.ts';

export const dueOperations = {
  listDue: operation({
    id: 'listDue',
    summary: 'What the caller has to act on now in all their cases: authorities, custody, reviews, answers, warnings',
    method: 'GET',
    path: '/due',
    policy: 'signed-in',
    params: nothing,
    query: nothing,
    body: null,
    reply: z.object({
      due: z.array(
        z.object({
          id: z.string(),
          caseId: uuid,
          caseTitle: z.string(),
          kind: z.enum([...deadlineKinds, 'tripwire']),
          title: z.string(),
          due: instant,
          /** `gone up`: nobody acted in time, and others are told as well. */
          level: z.enum(dueLevels),
          roles: z.array(z.enum([...caseRoles, 'duty officer'])),
          thingId: uuid.nullable(),
          kindOfThing: z.enum(laneThingKinds).nullable(),
          /** Its persons are named because something threatens them. */
          isAtRisk: z.boolean(),
          persons: laneThing.shape.persons,
        }),
      ),
    }),
  }),
};
