import type { CaseState } from '#domain/case-file';
import type { Cut } from '#store/cut';
import type { CaseFileRow } from '#store/case-file';
import type { ScopedTransaction } from '#store/scope';
import { standingThings } from './standing-thing.ts';

/** Whether a case is closed, and as what: as its closing, which lies in `main`, stands at the cut. */
export async function caseStateOf(
  tx: ScopedTransaction,
  cut: Cut,
  row: CaseFileRow,
): Promise<{ readonly state: CaseState; readonly closedAs: string | null }> {
  const all = await standingThings(tx, cut, { kinds: ['closing'] });
  const state = all.find((one) => one.row.compartment_id === row.case_id)?.state ?? null;
  const closedAs = state?.startsWith('closed: ') ? state.slice('closed: '.length) : null;
  return { state: closedAs === null ? (row.state as CaseState) : 'closed', closedAs };
}
