import type { CallOf } from '#api/operation';
import type { Operations } from '#api/operations';
import { api } from '../../../lib/api-client.ts';

export type StatusToRecord = CallOf<Operations['recordStatus']>['body'];

/** Records where a person stands in law, as reported or as verified by a record. */
export function recordStatus(caseId: string, body: StatusToRecord) {
  return api.call('recordStatus', { params: { caseId }, body });
}
