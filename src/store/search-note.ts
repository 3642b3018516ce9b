import { sql } from 'kysely';
import type { ScopedTransaction } from './scope.ts';

export type SearchNote = {
  readonly compartment_id: string;
  readonly recorded_at: number;
  readonly by_name: string;
  readonly what: string;
  readonly why: string | null;
  readonly subjects: number;
};

/** How a consultation that was a search begins. */
export const searchedFor = [
  'search for “',
  'search in all cases for “',
  'list taken out of the search for “',
  'ran the saved search “',
];

/** Every search that the log of consultations of the scope's compartments holds, of days (UTC) from one to another, oldest first, at most 50,000. */
export async function searchNotes(tx: ScopedTransaction, from: string, to: string): Promise<SearchNote[]> {
  const found = await sql<SearchNote>`
    select e.compartment_id, e.recorded_at, i.item -> 'actor' ->> 'name' as by_name, i.item -> 'body' ->> 'what' as what,
      i.item -> 'body' ->> 'why' as why, jsonb_array_length(i.item -> 'body' -> 'subjects') as subjects
    from ledger_entry e join ledger_payload p using (case_id, compartment_id, chain, seq)
    cross join lateral (select convert_from(p.bytes, 'UTF8')::jsonb as item offset 0) i
    where e.case_id = ${tx.scope.caseId} and e.chain between ${`consultation/${from}`} and ${`consultation/${to}`}
      and exists (select from unnest(${searchedFor}::text[]) as b (begins) where starts_with(i.item -> 'body' ->> 'what', b.begins))
    order by e.recorded_at, e.compartment_id <> e.case_id, e.compartment_id, e.seq, p.ordinal limit 50000`.execute(
    tx.db,
  );
  return found.rows;
}
