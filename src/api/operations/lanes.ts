import { z } from 'zod';
import type { Doctrine } from '#domain/doctrine';
import { operation } from '../operation.ts';
import { asOf, caseParams, entryRef, nothing, text, uuid } from '../schemas/common.ts';
import { cellChange, day, matrix, period, proofFactIn, proofPerson, recordedFact } from '../schemas/lane-matrix.ts';

const onDay = asOf.extend({
  /** The day that the matrix is asked for; today where it is left out. `asOf` is what the ledger held by then. */
  on: day.optional(),
});

export const laneOperations = {
  readDoctrine: operation({
    id: 'readDoctrine',
    summary: 'Offences, rulings, tests, the toolbox and the state machines, each fact with its source and status',
    method: 'GET',
    path: '/doctrine',
    policy: 'signed-in',
    params: nothing,
    query: nothing,
    body: null,
    reply: z.object({ doctrine: z.custom<Doctrine>((value) => typeof value === 'object' && value !== null) }),
  }),
  readMatrix: operation({
    id: 'readMatrix',
    summary: 'Suspects, offences and elements on a day: what there is for each point, why, and what to be told',
    method: 'GET',
    path: '/cases/{caseId}/lanes/matrix',
    policy: 'read-case',
    params: caseParams,
    query: onDay,
    body: null,
    reply: matrix,
  }),
  replayMatrix: operation({
    id: 'replayMatrix',
    summary: 'On which day each cell changed, and to what',
    method: 'GET',
    path: '/cases/{caseId}/lanes/replay',
    policy: 'read-case',
    params: caseParams,
    query: asOf.extend({ until: day.optional() }),
    body: null,
    reply: z.object({ until: day, changes: z.array(cellChange), people: z.array(proofPerson) }),
  }),
  chooseOffence: operation({
    id: 'chooseOffence',
    summary: 'Consider an offence against a person, with its material dates; again with others to change these',
    method: 'POST',
    path: '/cases/{caseId}/lanes/offences',
    policy: 'work-lanes',
    params: caseParams,
    query: nothing,
    body: z.object({
      suspectId: uuid,
      offenceId: text.min(1).max(100),
      material: period,
      on: day.optional(),
      compartmentId: uuid.optional(),
    }),
    reply: z.object({ entry: entryRef, chargeId: uuid }),
  }),
  recordProof: operation({
    id: 'recordProof',
    summary: 'Record what feeds the matrix: items, judgements, positions, exhibits, rulings, requests; all or nothing',
    method: 'POST',
    path: '/cases/{caseId}/lanes/facts',
    policy: 'work-lanes',
    params: caseParams,
    query: nothing,
    body: z.object({ compartmentId: uuid.optional(), facts: z.array(proofFactIn).min(1).max(500) }),
    reply: z.object({ recorded: z.array(recordedFact) }),
  }),
  listProof: operation({
    id: 'listProof',
    summary: 'Every fact that the matrix follows from, by day, with who recorded it and when',
    method: 'GET',
    path: '/cases/{caseId}/lanes/facts',
    policy: 'read-case',
    params: caseParams,
    query: asOf.extend({ kind: text.max(100).optional() }),
    body: null,
    reply: z.object({
      facts: z.array(
        recordedFact.extend({
          compartmentId: uuid,
          fact: z.record(z.string(), z.unknown()),
          /** Whom it is about. */
          personIds: z.array(uuid),
        }),
      ),
      people: z.array(proofPerson),
    }),
  }),
};
