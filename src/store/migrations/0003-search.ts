import type { Migration } from './migration.ts';

/*
 * Full text conditions are not leakproof: under row security they would lose their index. So search runs as a role of
 * its own, which may only read texts, through a function whose conditions are those of the policies; it returns capped
 * places, and the caller fetches the rows under its policy.
 */
export const searchMigration: Migration = {
  id: 3,
  name: 'search',
  sql: (roles) => `
create function search_texts(words text, cap int)
returns table (compartment_id uuid, sha256 bytea, n int, rank real)
language plpgsql stable security definer set search_path = lamplighter, pg_temp as $$
declare
  in_case uuid := nullif(current_setting('lamplighter.case', true), '')::uuid;
  in_compartments uuid[] := string_to_array(nullif(current_setting('lamplighter.compartments', true), ''), ',')::uuid[];
  wanted tsquery := websearch_to_tsquery('english', words);
  pattern text := '%' || replace(replace(replace(words, '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%';
begin
  if numnode(wanted) > 0 then
    return query
      select s.compartment_id, s.sha256, s.n, ts_rank(s.tsv, wanted) as rank
      from text_segment s
      where s.case_id = in_case and s.compartment_id = any (in_compartments) and s.tsv @@ wanted
      order by 4 desc, 2, 3 limit cap;
  end if;
  if numnode(wanted) = 0 or words !~ '^[[:ascii:]]*$' then
    return query
      select s.compartment_id, s.sha256, s.n, 0::real
      from text_segment s
      where s.case_id = in_case and s.compartment_id = any (in_compartments) and s.text ilike pattern
      order by 2, 3 limit cap;
  end if;
end $$;
grant select on text_segment to ${roles.search};
create policy search_reads on text_segment for select to ${roles.search} using (true);
alter function search_texts(text, int) owner to ${roles.search};
revoke all on function search_texts(text, int) from public;
grant execute on function search_texts(text, int) to ${roles.app};
`,
};
