import { z } from 'zod';
import { operation } from '../operation.ts';
import { asOf, caseParams, entryRef, nothing, page, text } from '../schemas/common.ts';
import { consultation, logItem } from '../schemas/log.ts';

export const logOperations = {
  listLog: operation({
    id: 'listLog',
    summary: "The case's log, newest first",
    method: 'GET',
    path: '/cases/{caseId}/log',
    policy: 'read-case',
    params: caseParams,
    query: asOf.extend(page.shape),
    body: null,
    reply: z.object({ items: z.array(logItem), nextCursor: z.string().nullable() }),
  }),
  undo: operation({
    id: 'undo',
    summary: 'Take a decision back; refused when something newer rests on it',
    method: 'POST',
    path: '/cases/{caseId}/undo',
    policy: 'review',
    params: caseParams,
    query: nothing,
    body: entryRef.extend({ reason: text.max(1000).optional() }),
    reply: z.object({ entry: entryRef }),
  }),
  listConsultations: operation({
    id: 'listConsultations',
    summary: 'Who consulted what, by day, newest first',
    method: 'GET',
    path: '/cases/{caseId}/consultations',
    policy: 'read-consultations',
    params: caseParams,
    query: z.object({ day: z.iso.date() }),
    body: null,
    reply: z.object({ consultations: z.array(consultation) }),
  }),
  getStatus: operation({
    id: 'getStatus',
    summary: 'Version and health of this installation',
    method: 'GET',
    path: '/status',
    policy: 'signed-in',
    params: nothing,
    query: nothing,
    body: null,
    reply: z.object({
      version: z.string(),
      database: z.string(),
      notEnforced: z.array(z.string()),
      readerVersion: z.string(),
    }),
  }),
};
