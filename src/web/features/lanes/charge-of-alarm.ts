import { rowKey } from '#engines/prove/matrix/row-key';
import type { LaneThing } from './api/things.ts';

/** The charge that an alarm of the matrix is about, by the row or the cell that it names; none for a request or an exhibit. */
export function chargeOfAlarm<Charge extends Pick<LaneThing, 'fields'>>(
  about: string,
  charges: readonly Charge[],
): Charge | undefined {
  return charges.find(({ fields }) => {
    const row = rowKey(String(fields['suspectId']), String(fields['offenceId']));
    return about === row || about.startsWith(`${row.slice(0, -1)},`);
  });
}
