import { api } from '../../../lib/api-client.ts';
import type { OwnDecision } from '../../../lib/own-decisions.ts';

/** Takes a decision back. */
export function undoDecision(decision: OwnDecision) {
  return api.call('undo', { params: { caseId: decision.caseId }, body: decision.entry });
}
