import { api } from '../../../lib/api-client.ts';
import type { Listed, ScreenedRow } from '../screening.ts';

/** No more names in one question, so that a long list shows how far it is and can be stopped. */
const atOnce = 50;

/** Asks for a list part by part; `onPart` sees how far it is, and `signal` stops it after the part in hand. */
export async function screenNames(
  caseId: string,
  list: readonly Listed[],
  onPart: (rows: readonly ScreenedRow[]) => void,
  signal: AbortSignal,
): Promise<void> {
  for (let i = 0; i < list.length && !signal.aborted; i += atOnce) {
    const part = list.slice(i, i + atOnce);
    const { rows } = await api.call('screenNames', { params: { caseId }, body: { list: [...part] }, signal });
    onPart(rows.map((row, k) => ({ ...part[k]!, hits: row.hits })));
  }
}
