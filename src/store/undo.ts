import { sql, type RawBuilder } from 'kysely';
import type { ItemRef } from '#domain/entry';
import { undoableKinds } from '#domain/entry';
import { logRows } from './log.ts';
import type { ScopedTransaction } from './scope.ts';

export type UndoBlocker = {
  readonly code: 'LL-NOT-FOUND' | 'LL-UNDO-KIND' | 'LL-UNDO-DONE' | 'LL-UNDO-NEWER';
  readonly what: string;
};

/** Why a decision cannot be taken back now, or null when it can. Ask while the chain is held. */
export async function undoBlocker(tx: ScopedTransaction, ref: ItemRef): Promise<UndoBlocker | null> {
  const [item] = await logRows(tx, null, { item: ref, limit: 1 });
  if (item === undefined) return { code: 'LL-NOT-FOUND', what: 'There is no such decision.' };
  if (!undoableKinds.includes(item.kind)) return { code: 'LL-UNDO-KIND', what: 'This cannot be taken back by undo.' };
  if (item.undone_seq !== null) return { code: 'LL-UNDO-DONE', what: 'This was taken back already.' };
  const ofRecords =
    item.kind === 'records.begun' ? recordsBlocked(tx, item.subject_id!) : sql`select '' as what where false`;
  const { rows } = await sql<{ what: string }>`
    select 'something newer was decided on the same point' as what from decision d
      where d.case_id = ${tx.scope.caseId} and d.compartment_id = ${ref.compartmentId} and d.origin_seq = ${ref.seq} and d.origin_ordinal = ${ref.ordinal}
      having count(*) > 0 and count(*) filter (where d.to_seq is null) = 0
    union all select 'someone has decided on the claim that this made' from decision d
      where d.case_id = ${tx.scope.caseId} and d.compartment_id = ${ref.compartmentId} and d.subject_id = ${item.subject_id}::uuid and d.to_seq is null
        and ${item.kind} in ('claim.made', 'claim.mended')
    union all select 'another claim lies inside the one that this made' from claim c
      where c.case_id = ${tx.scope.caseId} and c.to_seq is null and c.parent_id = ${item.subject_id}::uuid and ${item.kind} in ('claim.made', 'claim.mended')
    union all select 'a link rests on it' from link l
      where l.case_id = ${tx.scope.caseId} and l.to_seq is null
        and (${item.subject_id}::uuid = any (l.claim_ids || l.contradicted_by) or ${item.subject_id}::uuid in (l.from_id, l.to_id))
        and ${item.kind} in ('claim.made', 'claim.mended', 'entity.made')
    union all select 'marked words name it' from mention m
      where m.case_id = ${tx.scope.caseId} and m.to_seq is null and m.entity_id = ${item.subject_id}::uuid and ${item.kind} = 'entity.made'
    union all select 'names in documents were joined to it' from name_joined n
      where n.case_id = ${tx.scope.caseId} and n.to_seq is null and n.entity_id = ${item.subject_id}::uuid and ${item.kind} = 'entity.made'
    union all select 'something is said of it' from entity_fact f
      where f.case_id = ${tx.scope.caseId} and f.to_seq is null and f.entity_id = ${item.subject_id}::uuid and ${item.kind} = 'entity.made'
    union all select 'someone decided whether it is another' from resolution o
      where o.case_id = ${tx.scope.caseId} and o.to_seq is null and ${item.subject_id}::uuid in (o.left_id, o.right_id) and ${item.kind} = 'entity.made'
    union all select 'a legal status rests on its words' from legal_status s
      where s.case_id = ${tx.scope.caseId} and s.to_seq is null and s.reported ->> 'claimId' = ${item.subject_id}::text and ${item.kind} in ('claim.made', 'claim.mended')
    union all select 'a later step was taken' from lane_step s join lane_step n
        on n.case_id = s.case_id and n.compartment_id = s.compartment_id and n.thing_id = s.thing_id and n.to_seq is null
        and (n.from_seq, n.ordinal) > (s.from_seq, s.ordinal)
      where s.case_id = ${tx.scope.caseId} and s.compartment_id = ${ref.compartmentId} and s.from_seq = ${ref.seq} and s.ordinal = ${ref.ordinal}
        and ${item.kind} = 'lane.stepped'
    union all select 'steps were taken with it' from lane_step s
      where s.case_id = ${tx.scope.caseId} and s.to_seq is null and s.thing_id = ${item.subject_id}::uuid and ${item.kind} = 'lane.filed'
    union all select 'something on record is about it' from lane_thing t
      where t.case_id = ${tx.scope.caseId} and t.to_seq is null and (t.about = ${item.subject_id}::uuid and ${item.kind} = 'lane.filed'
        or ${item.subject_id}::uuid = any (t.claim_ids) and ${item.kind} in ('claim.made', 'claim.mended'))
    union all select 'the lanes are tied by it' from lane_tie t
      where t.case_id = ${tx.scope.caseId} and t.to_seq is null and ${item.subject_id}::text = any (t.names) and ${item.kind} in ('lane.filed', 'entity.made')
    union all select 'the proof rests on it' from lane_fact f
      where f.case_id = ${tx.scope.caseId} and f.to_seq is null and ${item.kind} in ('claim.made', 'claim.mended', 'entity.made', 'lane.filed')
        and ${item.subject_id}::uuid = any (f.names)
    union all select 'the proof rests on what it made' from lane_fact m join lane_fact f on f.case_id = m.case_id and f.to_seq is null and m.makes = any (f.names)
      where m.case_id = ${tx.scope.caseId} and m.compartment_id = ${ref.compartmentId} and m.from_seq = ${ref.seq} and m.ordinal = ${ref.ordinal}
        and ${item.kind} = 'lane.fact'
    union all select 'a newer version of this table was taken' from record_import i
      where i.case_id = ${tx.scope.caseId} and i.to_seq is null and i.follows = ${item.subject_id}::uuid and ${item.kind} = 'records.begun'
    union all ${ofRecords}
    limit 1`.execute(tx.db);
  return rows[0] === undefined
    ? null
    : { code: 'LL-UNDO-NEWER', what: `This cannot be taken back yet: ${rows[0].what}.` };
}

/** What rests on the entities and claims of an import besides what it made itself. */
function recordsBlocked(tx: ScopedTransaction, importId: string): RawBuilder<unknown> {
  const here = sql`case_id = ${tx.scope.caseId} and to_seq is null`;
  const rows = sql`(select * from record_row where ${here} and import_id = ${importId}::uuid)`;
  const made = sql`(select entity_id from record_entity where ${here} and import_id = ${importId}::uuid and is_made)`;
  const claims = sql`(select claim_id from ${rows} r)`;
  return sql`
    select 'a link that it did not make rests on what it made' as what from link l
      where ${here} and (l.from_id in ${made} or l.to_id in ${made} or l.claim_ids && array${claims} or l.contradicted_by && array${claims})
        and l.link_id not in (select unnest(link_ids) from ${rows} r)
    union all select 'marked words name somebody whom it made' from mention m where ${here} and m.entity_id in ${made}
    union all select 'names in documents were joined to somebody whom it made' from name_joined n where ${here} and n.entity_id in ${made}
    union all select 'something else is said of somebody whom it made' from entity_fact f
      where ${here} and f.entity_id in ${made} and f.from_seq not in (select from_seq from record_batch where ${here} and import_id = ${importId}::uuid)
        and f.fact_id not in (select unnest(fact_ids) from ${rows} r)
    union all select 'someone decided whether somebody whom it made is another' from resolution o
      where ${here} and (o.left_id in ${made} or o.right_id in ${made})
    union all select 'someone has decided on a row of it' from decision d where ${here} and d.subject_id in ${claims}
    union all select 'a legal status rests on a row of it' from legal_status s where ${here} and (s.reported ->> 'claimId')::uuid in ${claims}
    union all select 'something on record rests on it' from lane_thing t where ${here} and t.claim_ids && array${claims}
    union all select 'the proof rests on it' from lane_fact f where ${here} and (f.names && array${made} or f.names && array${claims})
    union all select 'the lanes are tied by somebody whom it made' from lane_tie t where ${here} and t.names && array(select entity_id::text from ${made} e)`;
}

/** What of one entry may still be taken back, the last first; empty where there is no such entry. */
export async function undoableItems(tx: ScopedTransaction, compartmentId: string, seq: number): Promise<ItemRef[]> {
  const found = await tx.db
    .selectFrom('log_item')
    .select(['ordinal', 'kind'])
    .where('case_id', '=', tx.scope.caseId)
    .where('compartment_id', '=', compartmentId)
    .where('seq', '=', seq)
    .where('undone_seq', 'is', null)
    .orderBy('ordinal', 'desc')
    .execute();
  return found
    .filter((row) => undoableKinds.includes(row.kind))
    .map((row) => ({ compartmentId, seq, ordinal: row.ordinal }));
}
