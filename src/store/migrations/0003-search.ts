import type { Migration } from './migration.ts';

/*
 * Full text conditions are not leakproof: under row security they would lose their index. So search runs as a role of
 * its own, which may only read texts and where they stand, through a function whose conditions are those of the
 * policies; it returns capped places, and the caller fetches the rows under its policy. Texts of documents set aside
 * are left out before anything is counted or capped. Of common words 5,000 places are ranked: ranking costs the most.
 */
export const searchMigration: Migration = {
  id: 3,
  name: 'search',
  sql: (roles) => `
create function search_texts(words text, cap int)
returns table (compartment_id uuid, sha256 bytea, n int, rank real)
language plpgsql stable security definer set search_path = lamplighter, pg_temp as $$
#variable_conflict use_column
-- "offset 0" keeps the question about set-aside documents out of the join order: it is asked of each match by index.
declare
  in_case uuid := nullif(current_setting('lamplighter.case', true), '')::uuid;
  in_compartments uuid[] := string_to_array(nullif(current_setting('lamplighter.compartments', true), ''), ',')::uuid[];
  wanted tsquery := websearch_to_tsquery('english', words);
  pattern text := '%' || replace(replace(replace(words, '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%';
  found int := 0;
begin
  if numnode(wanted) > 0 then
    return query
      select c.compartment_id, c.sha256, c.n, ts_rank(c.tsv, wanted)
      from (
        select s.compartment_id, s.sha256, s.n, s.tsv
        from text_segment s
        where s.case_id = in_case and s.compartment_id = any (in_compartments) and s.tsv @@ wanted
          and exists (
            select from rendition r join document_state d using (case_id, compartment_id, document_id, rendition_id)
            where r.case_id = s.case_id and r.compartment_id = s.compartment_id and r.sha256 = s.sha256 and r.to_seq is null
              and d.to_seq is null and d.state = 'read' offset 0)
        order by s.sha256, s.n limit greatest(cap, 5000)) c
      order by 4 desc, 2, 3 limit cap;
    get diagnostics found = row_count;
  end if;
  if numnode(wanted) = 0 or words !~ '^[[:ascii:]]*$' then
    return query
      select s.compartment_id, s.sha256, s.n, 0::real
      from text_segment s
      where s.case_id = in_case and s.compartment_id = any (in_compartments) and s.text ilike pattern
        and (numnode(wanted) = 0 or not s.tsv @@ wanted)
        and exists (
          select from rendition r join document_state d using (case_id, compartment_id, document_id, rendition_id)
          where r.case_id = s.case_id and r.compartment_id = s.compartment_id and r.sha256 = s.sha256 and r.to_seq is null
            and d.to_seq is null and d.state = 'read' offset 0)
      order by 2, 3 limit cap - found;
  end if;
end $$;
grant select on text_segment to ${roles.search};
grant select (case_id, compartment_id, rendition_id, document_id, sha256, to_seq) on rendition to ${roles.search};
grant select (case_id, compartment_id, rendition_id, document_id, state, to_seq) on document_state to ${roles.search};
create policy search_reads on text_segment for select to ${roles.search} using (true);
create policy search_reads on rendition for select to ${roles.search} using (true);
create policy search_reads on document_state for select to ${roles.search} using (true);
alter function search_texts(text, int) owner to ${roles.search};
revoke all on function search_texts(text, int) from public;
grant execute on function search_texts(text, int) to ${roles.app};
`,
};
