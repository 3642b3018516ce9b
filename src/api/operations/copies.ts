import { z } from 'zod';
import { operation } from '../operation.ts';
import { caseParams, instant, nothing, uuid } from '../schemas/common.ts';

const documentParams = caseParams.extend({ documentId: uuid });

export const copyOperations = {
  listNearCopies: operation({
    id: 'listNearCopies',
    summary: 'Documents with nearly the same text, in what the caller may see',
    method: 'GET',
    path: '/cases/{caseId}/documents/{documentId}/near-copies',
    policy: 'read-case',
    params: documentParams,
    query: nothing,
    body: null,
    reply: z.object({
      copies: z.array(
        z.object({
          documentId: uuid,
          compartmentId: uuid,
          title: z.string(),
          name: z.string(),
          origin: z.string().nullable(),
          receivedAt: instant,
          chars: z.int(),
          /** How much of what the two texts hold is in both, 0 to 1: an estimate. */
          likeness: z.number(),
        }),
      ),
    }),
  }),
  compareDocuments: operation({
    id: 'compareDocuments',
    summary: 'What differs between the texts of two documents',
    method: 'GET',
    path: '/cases/{caseId}/documents/{documentId}/differences/{otherId}',
    policy: 'read-case',
    params: documentParams.extend({ otherId: uuid }),
    query: nothing,
    body: null,
    reply: z.object({
      first: z.object({ documentId: uuid, title: z.string() }),
      second: z.object({ documentId: uuid, title: z.string() }),
      differences: z.array(z.object({ kind: z.enum(['same', 'first', 'second']), text: z.string() })),
    }),
  }),
};
