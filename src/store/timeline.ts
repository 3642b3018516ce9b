import { sql } from 'kysely';
import type { ReadEvent } from '#domain/reading';
import { stood, type Cut } from './cut.ts';
import type { ScopedTransaction } from './scope.ts';

/** A happening that a reading found in a claim which somebody says was read rightly. */
export type ReviewedEventRow = {
  readonly compartment_id: string;
  readonly claim_id: string;
  readonly event: ReadEvent;
  /** Its place among those of the same claim. */
  readonly n: number;
  /** When the review was recorded. */
  readonly decided_at: number;
};

const mostEvents = 20_000;

/** Happenings of claims that stood as read rightly at the cut; those of documents set aside are left out. */
export async function reviewedEvents(tx: ScopedTransaction, cut: Cut): Promise<ReviewedEventRow[]> {
  const found = await sql<ReviewedEventRow>`
    select c.compartment_id, c.claim_id, e.value as event, e.n::int as n, r.decided_at
    from decision r
    join claim c on c.case_id = r.case_id and c.compartment_id = r.compartment_id and c.claim_id = r.subject_id and ${stood('c', cut)}
    join reading g on g.case_id = c.case_id and g.compartment_id = c.compartment_id and g.reading_id = c.reading_id and ${stood('g', cut)}
    join document_state s on s.case_id = c.case_id and s.compartment_id = c.compartment_id and s.document_id = c.document_id
      and s.to_seq is null and s.state <> 'set aside'
    cross join lateral jsonb_array_elements(g.events) with ordinality as e (value, n)
    where r.case_id = ${tx.scope.caseId} and r.aspect = 'review' and r.value ->> 'review' = 'read rightly' and ${stood('r', cut)}
      and e.value ->> 'claim' = c.local_id
      and not exists (select 1 from decision x where x.case_id = c.case_id and x.compartment_id = c.compartment_id
        and x.subject_id = c.claim_id and x.aspect = 'superseded' and ${stood('x', cut)})
    order by c.compartment_id, c.place, c.n, c.claim_id, e.n
    limit ${mostEvents}`.execute(tx.db);
  return found.rows;
}

/** Entities that bear one of these names, in capitals or not, at the cut; the smallest id of each name. */
export async function entitiesCalled(
  tx: ScopedTransaction,
  cut: Cut,
  names: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (names.length === 0) return new Map();
  const found = await sql<{ name: string; entity_id: string }>`
    select distinct on (w.name) w.name, e.entity_id
    from unnest(${[...names]}::text[]) as w (name)
    join entity e on e.case_id = ${tx.scope.caseId} and ${stood('e', cut)}
      and (lower(e.name) = lower(w.name) or lower(e.translation) = lower(w.name))
    order by w.name, e.entity_id`.execute(tx.db);
  return new Map(found.rows.map((row) => [row.name, row.entity_id]));
}
