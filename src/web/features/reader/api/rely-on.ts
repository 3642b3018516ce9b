import type { CallOf } from '#api/operation';
import type { Operations } from '#api/operations';
import { api } from '../../../lib/api-client.ts';

export type Reliance = CallOf<Operations['relyOn']>['body'];

/** Accepts a link that rests on claims. */
export function relyOn(caseId: string, body: Reliance) {
  return api.call('relyOn', { params: { caseId }, body });
}
