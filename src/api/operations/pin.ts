import { z } from 'zod';
import { operation } from '../operation.ts';
import { asOf, caseParams, entryRef, nothing, text, uuid } from '../schemas/common.ts';
import { pin, routeQuestion } from '../schemas/pin.ts';

export const pinOperations = {
  pinRoute: operation({
    id: 'pinRoute',
    summary: 'Hold on to a route as evidence; undo takes it back',
    method: 'POST',
    path: '/cases/{caseId}/pins',
    policy: 'review',
    params: caseParams,
    query: nothing,
    body: z.object({
      question: routeQuestion,
      /** In the order of the hops. */
      linkIds: z.array(uuid).min(1).max(100),
      note: text.trim().min(1).max(2000).nullable().default(null),
    }),
    reply: z.object({ entry: entryRef, pin }),
  }),
  listPins: operation({
    id: 'listPins',
    summary: 'Routes held on to as evidence, newest first, each with what it rests on now',
    method: 'GET',
    path: '/cases/{caseId}/pins',
    policy: 'read-case',
    params: caseParams,
    query: asOf,
    body: null,
    reply: z.object({ pins: z.array(pin) }),
  }),
};
