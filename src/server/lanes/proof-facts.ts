import { mainCompartmentOf } from '#domain/case-file';
import type { ProofFact } from '#domain/proof-fact';
import { laneFacts, type LaneFactRow } from '#store/lane';
import type { Cut } from '#store/cut';
import type { ScopedTransaction } from '#store/scope';

export type RecordedFact = { readonly row: LaneFactRow; readonly fact: ProofFact };

/** The facts that the reader may see, in the order in which they were recorded. */
export async function recordedFacts(tx: ScopedTransaction, cut: Cut): Promise<RecordedFact[]> {
  return (await laneFacts(tx, cut)).map((row) => ({ row, fact: row.fact }));
}

/** Of these, what everybody knows who reads the compartment: nothing put on record there follows from another. */
export const knownWithin = (
  facts: readonly RecordedFact[],
  { caseId, compartmentId }: { readonly caseId: string; readonly compartmentId: string },
): RecordedFact[] => facts.filter(({ row }) => [compartmentId, mainCompartmentOf(caseId)].includes(row.compartment_id));

/** The day, `YYYY-MM-DD` in UTC, of a moment. */
export const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
