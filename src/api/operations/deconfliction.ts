import { z } from 'zod';
import { operation } from '../operation.ts';
import { asOf, caseParams, entryRef, nothing, text, uuid } from '../schemas/common.ts';
import { match, notice } from '../schemas/deconfliction.ts';
import { indexed } from '../schemas/resolution.ts';

const end = z.object({ caseId: uuid, entityId: uuid });

export const deconflictionOperations = {
  listMatches: operation({
    id: 'listMatches',
    summary:
      'Entities of cases and compartments hidden from each other that may be one, for their deconfliction officer',
    method: 'GET',
    path: '/deconfliction/matches',
    policy: 'deconflict',
    params: nothing,
    query: z.object({ cursor: text.max(2000).optional() }),
    body: null,
    reply: z.object({ matches: z.array(match), nextCursor: z.string().nullable(), indexed }),
  }),
  tellSides: operation({
    id: 'tellSides',
    summary: 'Tell those who read either end of a match whom to speak to, and nothing else',
    method: 'POST',
    path: '/deconfliction/notices',
    policy: 'deconflict',
    params: nothing,
    query: nothing,
    body: z.object({ left: end, right: end }),
    reply: z.object({ entries: z.array(entryRef) }),
  }),
  listNotices: operation({
    id: 'listNotices',
    summary: 'Of which entities somebody else knows more, and whom to speak to',
    method: 'GET',
    path: '/cases/{caseId}/notices',
    policy: 'read-case',
    params: caseParams,
    query: asOf,
    body: null,
    reply: z.object({ notices: z.array(notice) }),
  }),
};
