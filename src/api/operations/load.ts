import { z } from 'zod';
import { loadStates } from '#domain/load-state';
import { operation } from '../operation.ts';
import { caseParams, nothing, text, uuid } from '../schemas/common.ts';
import { load } from '../schemas/load.ts';

const loadParams = caseParams.extend({ loadId: uuid });

export const loadOperations = {
  listLoads: operation({
    id: 'listLoads',
    summary:
      'Loads of many files that have not ended, your own first, then the newest, 50 at most, with how far each has come',
    method: 'GET',
    path: '/cases/{caseId}/loads',
    policy: 'read-case',
    params: caseParams,
    query: nothing,
    body: null,
    reply: z.object({ loads: z.array(load), notListed: z.int().min(0) }),
  }),
  beginLoad: operation({
    id: 'beginLoad',
    summary:
      'Begin a load under an id of your own; one of yours with the same label that has not ended is gone on with instead',
    method: 'PUT',
    path: '/cases/{caseId}/loads/{loadId}',
    policy: 'add-material',
    params: loadParams,
    query: nothing,
    body: z.object({
      compartmentId: uuid.optional(),
      label: text.trim().min(1).max(300),
      total: z.int().min(0).max(10_000_000),
    }),
    reply: load,
  }),
  changeLoad: operation({
    id: 'changeLoad',
    summary: 'Stop a load and the reading of what came in it, go on with it, or say that nothing more comes',
    method: 'POST',
    path: '/cases/{caseId}/loads/{loadId}',
    policy: 'add-material',
    params: loadParams,
    query: nothing,
    body: z.object({ state: z.enum(loadStates) }),
    reply: nothing,
  }),
  findReceived: operation({
    id: 'findReceived',
    summary:
      'Which of these files are in the compartment already, by path and hash, so that they need not be sent again',
    method: 'POST',
    path: '/cases/{caseId}/received',
    policy: 'add-material',
    params: caseParams,
    query: nothing,
    body: z.object({
      compartmentId: uuid.optional(),
      /** Those found count as received in this load. */
      loadId: uuid.optional(),
      files: z
        .array(
          z.object({
            name: text.min(1).max(1000),
            path: text.max(4000).optional(),
            sha256: z.string().regex(/^[0-9a-f]{64}$/),
          }),
        )
        .max(500),
    }),
    reply: z.object({ documentIds: z.array(uuid.nullable()) }),
  }),
};
