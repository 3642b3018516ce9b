type Queryable = { query<Row extends object>(text: string, values: readonly unknown[]): Promise<{ rows: Row[] }> };

/** Something of the lanes that rests on an erased document: a thing, a step of one, or a fact of the proof. */
export type LaneRest = { readonly kind: string; readonly id: string; readonly title: string };

type Found = LaneRest & {
  readonly seq: number;
  readonly ordinal: number;
  /** In the compartment of the document, with words of its claims or about a thing that goes for them. */
  readonly goes: boolean;
};

// A step goes with its thing: what was decided on it may say the same in other words. So does what the program put on
// record of its going up, which bears its title.
const resting = `
  with recursive claims as (
    select claim_id, lower(substr(said, 2, length(said) - 2)) as words
    from (select claim_id, to_jsonb(content_words)::text as said from lamplighter.claim
      where case_id = $1 and compartment_id = $2 and document_id = any ($3::uuid[])) c),
  ids as (select array(select claim_id from claims) as claim_ids, $3::uuid[] as document_ids),
  things as (
    select t.* from lamplighter.lane_thing t, ids where t.case_id = $1 and t.claim_ids && ids.claim_ids
    union select t.* from things of join lamplighter.lane_thing t on t.case_id = $1 and t.about = of.thing_id),
  found as (
    select t.compartment_id, t.from_seq as seq, t.ordinal, t.to_seq, t.kind, t.thing_id as id, t.title, case t.kind when 'escalation' then t.about else t.thing_id end as thing_id, to_jsonb(t.title)::text || t.fields::text as said from things t
    union all
    select s.compartment_id, s.from_seq, s.ordinal, s.to_seq, 'step: ' || s.command, s.step_id, coalesce(t.title, s.command), s.thing_id, s.fields::text
      from ids, lamplighter.lane_step s left join lamplighter.lane_thing t on t.case_id = s.case_id and t.compartment_id = s.compartment_id and t.thing_id = s.thing_id
      where s.case_id = $1 and (s.thing_id in (select thing_id from things)
        or s.fields ->> 'reportedClaimId' = any (ids.claim_ids::text[]))
    union all
    select f.compartment_id, f.from_seq, f.ordinal, f.to_seq, f.kind, f.fact_id, coalesce(f.fact -> 'item' ->> 'title', f.kind), null, f.fact::text
      from ids, lamplighter.lane_fact f where f.case_id = $1 and (f.names && ids.claim_ids or f.names && ids.document_ids)),
  judged as (
    select f.*, f.compartment_id = $2 and exists (select 1 from claims c where c.words <> '' and strpos(lower(f.said), c.words) > 0) as copies from found f)
  select j.seq, j.ordinal, j.kind, j.id, j.title, j.to_seq is null as stands,
    j.copies or (j.compartment_id = $2 and exists (select 1 from judged g where g.copies and g.id = j.thing_id and g.compartment_id = j.compartment_id)) as goes
  from judged j order by j.compartment_id, j.seq, j.ordinal`;

/**
 * What of the lanes rests on these documents or on their claims. Words that were copied from the claims go with them,
 * and with a thing its steps and that it went up; the rest, with what is about it, stays, and whoever erases is told of each.
 */
export async function lanesResting(
  client: Queryable,
  of: readonly unknown[],
): Promise<{ readonly going: readonly Found[]; readonly staying: readonly LaneRest[] }> {
  const { rows } = await client.query<Found & { readonly stands: boolean }>(resting, of);
  return {
    going: rows.filter(({ goes }) => goes),
    staying: rows.filter(({ goes, stands }) => !goes && stands).map(({ kind, id, title }) => ({ kind, id, title })),
  };
}
