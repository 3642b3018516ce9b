import { linkKinds } from '#domain/link';
import type { ReadEvent } from '#domain/reading';
import type { ClaimRow } from '#store/claim';
import type { Cut } from '#store/cut';
import { proposedTies } from '#store/fairness';
import type { ScopedTransaction } from '#store/scope';
import type { Proposal } from './claim-types.ts';

type Tie = Proposal & { readonly claim: string | null };

/** A happening between several, as a meeting, proposes a tie between the first and the others. */
function tieOf({ kind, participants, time, claim }: ReadEvent): Tie[] {
  const [from, ...others] = participants;
  if (from === undefined || others.length === 0 || !(linkKinds as readonly string[]).includes(kind)) return [];
  return [{ kind, from, to: others.join('; '), item: null, time, lowerBound: null, claim }];
}

/** What each claim proposes by the reading that it came from. */
export async function proposalsOf(
  tx: ScopedTransaction,
  cut: Cut,
  rows: readonly ClaimRow[],
): Promise<(row: ClaimRow) => readonly Proposal[]> {
  const found = new Map<string, Proposal[]>();
  const readingIds = [...new Set(rows.flatMap((row) => row.reading_id ?? []))];
  for (const { reading_id, flows, relations, events } of await proposedTies(tx, cut, readingIds)) {
    const lasting = relations.map((relation) => ({ ...relation, item: null, time: null, lowerBound: null }));
    for (const { claim, ...tie } of [...flows, ...lasting, ...events.flatMap(tieOf)]) {
      if (claim === null) continue;
      const key = `${reading_id} ${claim}`;
      found.set(key, [...(found.get(key) ?? []), tie]);
    }
  }
  return (row) => found.get(`${row.reading_id} ${row.local_id}`) ?? [];
}
