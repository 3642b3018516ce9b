import type { StepFacts } from '#domain/machine';
import type { Alarm } from './alarms.ts';
import type { MatrixRow } from './matrix.ts';
import { rowKey } from './row-key.ts';

/** What the matrix knows for a step of the charge of one row; the rest (who decides, reasons, consent) comes from people. */
export function chargeFacts(row: MatrixRow, alarms: readonly Alarm[]): StepFacts {
  const parts = new Set(row.conditions.flatMap(({ ways }) => ways.flatMap((way) => way.parts)));
  const weak = [
    ...row.cells.filter(({ elementId, conditionId }) => conditionId === null || !parts.has(elementId)),
    ...row.conditions,
  ].filter(({ state }) => state === 'gap' || state === 'thin');
  return {
    inForce: row.inForce.state,
    gaps: weak.map(({ title, state }) => `${title}: ${state}`),
    evidentialDue: alarms.some(
      ({ kind, about }) => kind === 'evidential stage due again' && about === rowKey(row.suspectId, row.offenceId),
    ),
  };
}
