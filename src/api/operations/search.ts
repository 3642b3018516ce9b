import { z } from 'zod';
import { markings } from '#domain/case-file';
import { searchOrders } from '#domain/search-order';
import { polarities, stances } from '#domain/stance';
import { operation } from '../operation.ts';
import { caseParams, instant, nothing, text, uuid } from '../schemas/common.ts';
import { fairness } from '../schemas/claim.ts';

const words = text.trim().min(1).max(500);

/** What is wrong with a query or was taken as meant, and where in it, in UTF-16 code units. */
const queryNote = z.object({ start: z.int(), end: z.int(), what: z.string(), next: z.string() });

const passage = z.object({
  start: z.int(),
  end: z.int(),
  /** Where its first finding stands in the text; both 0 where the document was found by what is known of it. */
  words: z.tuple([z.int(), z.int()]),
  pieces: z.array(z.object({ text: z.string(), isFound: z.boolean() })),
});

const claimFound = z.object({
  claimId: uuid,
  speaker: z.string(),
  stance: z.enum(stances),
  polarity: z.enum(polarities),
  words: z.string(),
  fairness: fairness.nullable(),
});

const hit = z.object({
  documentId: uuid,
  renditionId: uuid,
  compartmentId: uuid,
  title: z.string(),
  name: z.string(),
  date: z.string().nullable(),
  /** The word under which `type:` finds it, and how it is called. */
  type: z.object({ word: z.string(), label: z.string() }).nullable(),
  origin: z.string().nullable(),
  receivedAt: instant,
  /** Where the best of its words stand. */
  start: z.int(),
  end: z.int(),
  before: z.string(),
  words: z.string(),
  after: z.string(),
  passages: z.array(passage),
  /** Claims that were asked for by speaker or stance, or whose words were found. */
  claims: z.array(claimFound),
  /** Of the claims whose words show; null when they allege nothing about anyone. */
  fairness: fairness.nullable(),
});

const facet = z.array(z.object({ value: z.string(), label: z.string(), documents: z.int() }));

/** Counts of the documents found by what `field:value` would narrow them to. */
const facets = z.object({
  type: facet,
  speaker: facet,
  stance: facet,
  /** By month, `2021-05`, oldest first. */
  month: facet,
  language: facet,
  origin: facet,
});

const found = z.object({
  hits: z.array(hit),
  /** Exact up to 10,000; `more` says that there are others. */
  documents: z.int(),
  more: z.boolean(),
  /** How many were ranked against each other: of many, the newest. */
  ranked: z.int(),
  facets: facets.nullable(),
  /** What cannot be meant: nothing was looked for. */
  problems: z.array(queryNote),
  /** What was mended or left out. */
  notes: z.array(queryNote),
  at: instant,
});

export const searchOperations = {
  search: operation({
    id: 'search',
    summary: 'Find documents by words, phrases, names and fields, in all that the caller may see of a case',
    method: 'GET',
    path: '/cases/{caseId}/search',
    policy: 'read-case',
    params: caseParams,
    query: z.object({
      q: words,
      order: z.enum(searchOrders).default('best'),
      from: z.coerce.number().int().min(0).max(9900).default(0),
      limit: z.coerce.number().int().min(1).max(100).default(30),
      facets: z.stringbool().default(false),
    }),
    body: null,
    reply: found,
  }),
  saveSearchList: operation({
    id: 'saveSearchList',
    summary: 'What a search finds as CSV, up to 1,000 documents, with what is due to who is accused in its words',
    method: 'GET',
    path: '/cases/{caseId}/search.csv',
    policy: 'read-case',
    params: caseParams,
    query: z.object({ q: words, order: z.enum(searchOrders).default('best') }),
    body: null,
    reply: 'bytes',
  }),
  searchCases: operation({
    id: 'searchCases',
    summary: 'The same in every case of the caller, case by case',
    method: 'GET',
    path: '/search',
    policy: 'signed-in',
    params: nothing,
    query: z.object({ q: words, limit: z.coerce.number().int().min(1).max(20).default(5) }),
    body: null,
    reply: z.object({
      cases: z.array(
        z
          .object({ caseId: uuid, title: z.string(), marking: z.enum(markings) })
          .extend(found.pick({ hits: true, documents: true, more: true }).shape),
      ),
      problems: z.array(queryNote),
      notes: z.array(queryNote),
      at: instant,
    }),
  }),
};
