import { z } from 'zod';
import { operation } from '../operation.ts';
import { caseParams, nothing, uuid } from '../schemas/common.ts';
import { reportForm } from '../schemas/report-form.ts';

export const reportFormOperations = {
  fileReport: operation({
    id: 'fileReport',
    summary: 'Keep a report that was filled in as a document; of an incident the contact sheet apart',
    method: 'POST',
    path: '/cases/{caseId}/report-forms',
    policy: 'add-material',
    params: caseParams,
    query: nothing,
    body: reportForm,
    reply: z.object({ documentId: uuid, contactDocumentId: uuid.nullable() }),
  }),
};
