import { z } from 'zod';
import { operation } from '../operation.ts';
import { asOf, caseParams, entryRef, nothing, text, uuid } from '../schemas/common.ts';
import {
  recordCounts,
  recordImport,
  recordMapping,
  recordPreview,
  savedMapping,
  tableView,
} from '../schemas/records.ts';

const documentParams = caseParams.extend({ documentId: uuid });

export const recordOperations = {
  readTable: operation({
    id: 'readTable',
    summary: 'The columns of a document that is a table, with samples and a proposed mapping',
    method: 'GET',
    path: '/cases/{caseId}/documents/{documentId}/table',
    policy: 'read-case',
    params: documentParams,
    query: z.object({ sheet: text.max(200).optional() }),
    body: null,
    reply: tableView,
  }),
  previewRecords: operation({
    id: 'previewRecords',
    summary: 'What a mapping would make of a table: the first rows, those refused and why, and all of it counted',
    method: 'POST',
    path: '/cases/{caseId}/documents/{documentId}/table',
    policy: 'read-case',
    params: documentParams,
    query: nothing,
    body: z.object({
      mapping: recordMapping,
      follows: uuid.nullable().default(null),
      /** Refused rows come 200 at a time. */
      refusedFrom: z.int().min(0).default(0),
    }),
    reply: recordPreview,
  }),
  listMappings: operation({
    id: 'listMappings',
    summary: 'Saved mappings of a case, newest first',
    method: 'GET',
    path: '/cases/{caseId}/mappings',
    policy: 'read-case',
    params: caseParams,
    query: asOf,
    body: null,
    reply: z.object({ mappings: z.array(savedMapping) }),
  }),
  saveMapping: operation({
    id: 'saveMapping',
    summary: 'Save a mapping under a name; undo takes it back',
    method: 'POST',
    path: '/cases/{caseId}/mappings',
    policy: 'review',
    params: caseParams,
    query: nothing,
    body: z.object({ name: text.trim().min(1).max(200), mapping: recordMapping, compartmentId: uuid.optional() }),
    reply: z.object({ entry: entryRef, mapping: savedMapping }),
  }),
  beginRecords: operation({
    id: 'beginRecords',
    summary: 'Accept the rows of a table through a mapping; of a long table the first rows',
    method: 'POST',
    path: '/cases/{caseId}/documents/{documentId}/records',
    policy: 'review',
    params: documentParams,
    query: nothing,
    body: z.object({
      mapping: recordMapping,
      follows: uuid.nullable().default(null),
      /** The counts that the user saw. */
      expected: recordCounts,
    }),
    reply: z.object({ entry: entryRef, import: recordImport }),
  }),
  goOnRecords: operation({
    id: 'goOnRecords',
    summary: 'Take the next rows of a long table',
    method: 'POST',
    path: '/cases/{caseId}/record-imports/{importId}/steps',
    policy: 'review',
    params: caseParams.extend({ importId: uuid }),
    query: nothing,
    body: z.object({ expected: z.int().min(0) }),
    reply: z.object({ import: recordImport }),
  }),
  listRecordImports: operation({
    id: 'listRecordImports',
    summary: 'Tables whose rows were taken, newest first',
    method: 'GET',
    path: '/cases/{caseId}/record-imports',
    policy: 'read-case',
    params: caseParams,
    query: asOf,
    body: null,
    reply: z.object({ imports: z.array(recordImport) }),
  }),
};
