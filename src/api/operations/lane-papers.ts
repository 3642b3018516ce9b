import { z } from 'zod';
import { operation } from '../operation.ts';
import { asOf, caseParams, nothing, text, uuid } from '../schemas/common.ts';

const line = text.trim().max(1000);
const how = {
  form: z.enum(['docx', 'pdf']),
  /** `draft` says on its face what is missing; `complete` is refused where anything is. */
  kind: z.enum(['complete', 'draft']),
  reference: line.nullable().default(null),
};

export const lanePaperOperations = {
  takeSchedule: operation({
    id: 'takeSchedule',
    summary: 'A schedule of unused material or the disclosure officer’s report, as a document to take away',
    method: 'POST',
    path: '/cases/{caseId}/lanes/papers/schedules',
    policy: 'read-case',
    params: caseParams,
    query: asOf,
    body: z.object({
      ...how,
      paper: z.enum(['non-sensitive', 'sensitive', 'highly sensitive', 'report']),
      /** Lists what lies in `main` and in this one compartment, and nothing of any other; `main` alone where it is left out. */
      compartmentId: uuid.optional(),
      disclosureOfficer: line.nullable().default(null),
      linesOfInquiry: z.array(text.trim().min(1).max(2000)).max(100).default([]),
      certification: text.trim().max(5000).nullable().default(null),
    }),
    reply: 'bytes',
  }),
  takeStatement: operation({
    id: 'takeStatement',
    summary: 'A statement in numbered paragraphs with declaration and signature, as a document to take away',
    method: 'POST',
    path: '/cases/{caseId}/lanes/papers/statements/{thingId}',
    policy: 'read-case',
    params: caseParams.extend({ thingId: uuid }),
    query: nothing,
    body: z.object(how),
    reply: 'bytes',
  }),
};
