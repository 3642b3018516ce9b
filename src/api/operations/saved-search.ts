import { z } from 'zod';
import { searchOrders } from '#domain/search-order';
import { operation } from '../operation.ts';
import { asOf, caseParams, entryRef, instant, nothing, person, text, uuid } from '../schemas/common.ts';

const searchParams = caseParams.extend({ searchId: uuid });

const savedSearch = z.object({
  searchId: uuid,
  compartmentId: uuid,
  name: z.string(),
  q: z.string(),
  order: z.enum(searchOrders),
  savedBy: person,
  savedAt: instant,
  entry: entryRef,
  /** When the caller last ran it; null where they have not. */
  lastRunAt: instant.nullable(),
});

/** Documents found that were read since the caller last ran it; of more than 10,000 found, those received last count. */
const fresh = z.int().nullable();

export const savedSearchOperations = {
  listSearches: operation({
    id: 'listSearches',
    summary: 'Saved searches of a case, newest first; with `news`, how much is new to the caller in the first twenty',
    method: 'GET',
    path: '/cases/{caseId}/searches',
    policy: 'read-case',
    params: caseParams,
    query: asOf.extend({ news: z.stringbool().default(false) }),
    body: null,
    reply: z.object({ searches: z.array(savedSearch.extend({ fresh })) }),
  }),
  saveSearch: operation({
    id: 'saveSearch',
    summary: 'Save a search under a name; undo takes it back',
    method: 'POST',
    path: '/cases/{caseId}/searches',
    policy: 'review',
    params: caseParams,
    query: nothing,
    body: z.object({
      name: text.trim().min(1).max(200),
      q: text.trim().min(1).max(500),
      order: z.enum(searchOrders).default('best'),
      compartmentId: uuid.optional(),
    }),
    reply: z.object({ entry: entryRef, search: savedSearch }),
  }),
  runSearch: operation({
    id: 'runSearch',
    summary:
      'Run a saved search again: how much it finds, how much is new since the caller last ran it; kept with its date',
    method: 'POST',
    path: '/cases/{caseId}/searches/{searchId}/runs',
    policy: 'read-case',
    params: searchParams,
    query: nothing,
    body: null,
    reply: z.object({
      search: savedSearch,
      documents: z.int(),
      more: z.boolean(),
      fresh,
      /** When the caller ran it before; null the first time. */
      since: instant.nullable(),
      at: instant,
    }),
  }),
  saveSearchLog: operation({
    id: 'saveSearchLog',
    summary: 'Every search of some days (UTC) with its date and who ran it, as CSV, for disclosure',
    method: 'GET',
    path: '/cases/{caseId}/searches/log.csv',
    policy: 'read-consultations',
    params: caseParams,
    query: z.object({ from: z.iso.date(), to: z.iso.date() }),
    body: null,
    reply: 'bytes',
  }),
};
