import { sql, type RawBuilder } from 'kysely';
import type { ScopedTransaction } from './scope.ts';

/** What documents say of two names: that one is another name of the other, or that one may be meant by the other. */
export type NameTie = {
  readonly compartment_id: string;
  /** The name that was asked for, and the one beside it. */
  readonly own: string;
  readonly name: string;
  readonly how: 'alias' | 'candidate';
  readonly why: string;
  readonly document_ids: readonly string[];
};

const longestName = 300;

/** Who stands beside more than these in one document is no sign of any: the chair of a meeting. */
const mostPartners = 2;

/** A speaker of this kind of word names nobody. */
const pronoun =
  '^(he|she|they|it|i|we|you|who|his|her|their|this|that|these|those|one|both|all|the (men|women|two))\\M';

/** Notes what the readings `x` of this condition say; the words of a speaker count only where they name somebody. */
export async function insertTies(tx: ScopedTransaction, between: RawBuilder<unknown>): Promise<void> {
  await sql`
    insert into name_tie (case_id, compartment_id, reading_id, from_seq, document_id, name, other, how, why)
    select x.case_id, x.compartment_id, x.reading_id, x.from_seq, x.document_id,
      left(r.value ->> 'from', ${longestName}), left(r.value ->> 'to', ${longestName}), 'alias', 'given as another name of the same'
    from reading x cross join lateral jsonb_array_elements(x.relations) r
    where ${between} and r.value ->> 'kind' = 'alias' and r.value ->> 'from' <> r.value ->> 'to'
    on conflict do nothing`.execute(tx.db);
  await sql`
    with f as (
      select x.case_id, x.compartment_id, x.reading_id, x.from_seq, x.document_id,
        left(coalesce(x.speaker ->> 'name', x.speaker ->> 'mention'), ${longestName}) as name,
        left(c.value ->> 'name', ${longestName}) as other, c.value ->> 'why' as why
      from (select c.* from reading x cross join lateral (
          select * from claim c where c.case_id = x.case_id and c.compartment_id = x.compartment_id and c.document_id = x.document_id
            and c.reading_id = x.reading_id and c.from_seq = x.from_seq offset 0) c
        where ${between}) x
      cross join lateral jsonb_array_elements(x.speaker -> 'candidates') c
      where true and coalesce(x.speaker ->> 'mention', '') <> ''
        and x.speaker ->> 'mention' !~* ${pronoun}
        and (x.speaker ->> 'name' is null
          or strpos(lower(x.speaker ->> 'mention'), lower(substring(x.speaker ->> 'name' from '\\S+$'))) > 0)),
    partner as (
      select b.reading_id, b.name from (select reading_id, name, other from f union select reading_id, other, name from f) b
      group by b.reading_id, b.name having count(*) > ${mostPartners})
    insert into name_tie (case_id, compartment_id, reading_id, from_seq, document_id, name, other, how, why)
    select f.case_id, f.compartment_id, f.reading_id, min(f.from_seq), f.document_id, f.name, f.other, 'candidate', min(f.why)
    from f
    where f.name <> f.other and f.name <> '' and f.other <> '' and f.other not like '%;%'
      and not exists (select from partner p where p.reading_id = f.reading_id and p.name in (f.name, f.other))
    group by f.case_id, f.compartment_id, f.reading_id, f.document_id, f.name, f.other
    on conflict do nothing`.execute(tx.db);
}

/** What the newest readings of documents that may be read say of these names, whichever side of a tie they are. */
export async function tiesOf(tx: ScopedTransaction, names: readonly string[]): Promise<NameTie[]> {
  if (names.length === 0) return [];
  const asked = sql`unnest(${[...new Set(names)]}::text[]) as w (name)
    cross join unnest(${[...tx.scope.compartmentIds]}::uuid[]) as c (id)`;
  const ofAsked = sql`t.case_id = ${tx.scope.caseId} and t.compartment_id = c.id`;
  const found = await sql<NameTie>`
    select f.compartment_id, f.own, f.name, f.how, min(f.why) as why, array_agg(distinct f.document_id order by f.document_id) as document_ids
    from (
      select t.compartment_id, t.reading_id, t.document_id, w.name as own, t.other as name, t.how, t.why
      from ${asked} join name_tie t on ${ofAsked} and t.name = w.name
      union all
      select t.compartment_id, t.reading_id, t.document_id, w.name, t.name, t.how, t.why
      from ${asked} join name_tie t on ${ofAsked} and t.other = w.name) f
    join document_state s on s.case_id = ${tx.scope.caseId} and s.compartment_id = f.compartment_id and s.document_id = f.document_id
      and s.to_seq is null and s.state = 'read' and s.reading_id = f.reading_id
    group by f.compartment_id, f.own, f.name, f.how
    order by f.own, f.name, f.how, f.compartment_id <> ${tx.scope.caseId}, f.compartment_id`.execute(tx.db);
  return found.rows;
}
