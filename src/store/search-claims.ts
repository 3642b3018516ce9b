import { sql } from 'kysely';
import type { ScopedTransaction } from './scope.ts';

/** Standing claims by these speakers in these stances, in the first words of each document; by the document's place in the list. */
export async function claimIdsSaid(
  tx: ScopedTransaction,
  documents: readonly {
    readonly compartment_id: string;
    readonly document_id: string;
    readonly rendition_id: string;
  }[],
  asked: { readonly speakers: readonly string[]; readonly stances: readonly string[] },
  each: number,
): Promise<ReadonlyMap<number, readonly string[]>> {
  if (documents.length === 0 || (asked.speakers.length === 0 && asked.stances.length === 0)) return new Map();
  const found = await sql<{ i: number; claim_id: string }>`
    select p.i, c.claim_id
    from unnest(${documents.map((_, i) => i)}::int[], ${documents.map((one) => one.compartment_id)}::uuid[], ${documents.map((one) => one.document_id)}::uuid[], ${documents.map((one) => one.rendition_id)}::uuid[])
      as p (i, compartment_id, document_id, rendition_id)
    cross join lateral (
      select c.claim_id from claim c
      where c.case_id = ${tx.scope.caseId} and c.compartment_id = p.compartment_id and c.document_id = p.document_id and c.rendition_id = p.rendition_id and c.to_seq is null
        and (${asked.stances.length === 0} or c.stance = any (${[...asked.stances]}::text[]))
        and (${asked.speakers.length === 0} or exists (
          select from unnest(${[...asked.speakers]}::text[]) as s (name), unnest(string_to_array(c.speaker_name, ';')) as n (name)
          where ' ' || search_folded(n.name) || ' ' like '% ' || search_folded(s.name) || ' %'))
        and not exists (select from decision x where x.case_id = c.case_id and x.compartment_id = c.compartment_id and x.subject_id = c.claim_id and x.to_seq is null
          and (x.aspect = 'superseded' or (x.aspect = 'review' and x.value ->> 'review' = 'rejected')) offset 0)
      order by c.place, c.n, c.claim_id limit ${each}) c
    order by 1`.execute(tx.db);
  const ids = new Map<number, string[]>();
  for (const { i, claim_id } of found.rows) ids.set(i, [...(ids.get(i) ?? []), claim_id]);
  return ids;
}
