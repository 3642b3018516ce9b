import type { LaneTie } from '#domain/lane-tie';
import type { Matrix } from '../matrix/matrix.ts';

/** The ties that a matrix gives: what each cell rests on, who says it, and which offences are considered. */
export function tiesOf(matrix: Matrix): LaneTie[] {
  return matrix.rows.flatMap(({ suspectId, offenceId, cells }): LaneTie[] => [
    { kind: 'offence considered', personId: suspectId, offenceId },
    ...cells.flatMap(({ elementId, itemIds, items }): LaneTie[] =>
      itemIds.flatMap((itemId): LaneTie[] => {
        const witness = items.find((item) => item.itemId === itemId)?.witness;
        return [
          { kind: 'element rests on item', cell: { suspectId, offenceId, elementId }, itemId },
          ...(witness ? [{ kind: 'witness says item' as const, personId: witness.witnessId, itemId }] : []),
        ];
      }),
    ),
  ]);
}
