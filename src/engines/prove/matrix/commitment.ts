import type { WitnessPosition } from '#domain/witness-position';
import type { ProofFile } from './proof-file.ts';

/** Where a witness stands on one item for one element. */
export type Commitment = {
  readonly witnessId: string;
  readonly name: string;
  readonly position: WitnessPosition;
  /** The day it was taken; null where nobody has asked. */
  readonly since: string | null;
  readonly words: string | null;
};

/** What the witness said last of exactly this; else of the item, else of the element, else of everything. */
export function commitmentOf(file: ProofFile, witnessId: string, itemId: string, elementId: string): Commitment {
  const said = (file.positions.get(witnessId) ?? []).filter(
    (one) => (one.itemId === null || one.itemId === itemId) && (one.elementId === null || one.elementId === elementId),
  );
  const closeness = (one: (typeof said)[number]) => (one.itemId === null ? 0 : 2) + (one.elementId === null ? 0 : 1);
  const closest = Math.max(...said.map(closeness));
  const last = said.findLast((one) => closeness(one) === closest);
  return {
    witnessId,
    name: file.witnessNames.get(witnessId) ?? witnessId,
    position: last?.position ?? 'not asked',
    since: last?.since ?? null,
    words: last?.words ?? null,
  };
}
