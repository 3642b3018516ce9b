import { z } from 'zod';
import { documentStates } from '#domain/document-state';
import { operation } from '../operation.ts';
import { asOf, caseParams, uuid } from '../schemas/common.ts';
import { childDocument } from '../schemas/document.ts';

const documentParams = caseParams.extend({ documentId: uuid });

/** What lies inside a document: an archive, a mailbox, a mail with attachments. */
export const insideOperations = {
  listInside: operation({
    id: 'listInside',
    summary: 'What was found inside a document, in order, some at a time',
    method: 'GET',
    path: '/cases/{caseId}/documents/{documentId}/inside',
    policy: 'read-case',
    params: documentParams,
    query: asOf.extend({
      /** The number of the last one that is known; those after it follow. */
      after: z.coerce.number().int().min(0).default(0),
      limit: z.coerce.number().int().min(1).max(500).default(200),
    }),
    body: null,
    reply: z.object({ inside: z.array(childDocument), next: z.int().nullable() }),
  }),
  countInside: operation({
    id: 'countInside',
    summary: 'How many documents lie inside a document at any depth, by form and by what became of them',
    method: 'GET',
    path: '/cases/{caseId}/documents/{documentId}/inside/counts',
    policy: 'read-case',
    params: documentParams,
    query: asOf,
    body: null,
    reply: z.object({
      counts: z.array(z.object({ form: z.string().nullable(), state: z.enum(documentStates), count: z.int() })),
    }),
  }),
};
