import type { Migration } from './migration.ts';
import { askingInWindows } from './0023-search-asking.ts';
import { grantScoped } from './grants.ts';

/** Since when the newest texts of a compartment came: made of what search looks through. */
export const searchWindowTables = ['search_window'] as const;

/*
 * Windows of time over what search looks through, so that a common word costs what the newest texts cost and not what
 * all of them do. The moments may be of some time ago: more came in since, and the windows hold more for that.
 */
const sql = `
create table search_window (
  case_id uuid not null, compartment_id uuid not null, not_before bigint[] not null,
  primary key (case_id, compartment_id));

update index_watch set marked = marked + 1;

-- That it cannot stand in for the index of words, which it does on a table without figures: it would read the whole case.
drop index search_text_bands;
create index search_text_bands on search_text using gin ((case_id::text), bands) where bands is not null;

drop index search_text_words;
-- By the case as text, so that the key cannot stand in for this index: it would read every text of the case.
create index search_text_words on search_text using gin ((case_id::text), received_at, tsv);

-- Where a box of a hundred thousand files was counted, the planner believes that any document holds them all, and reads
-- all places for each document of a list (measured: 7 s for 500 documents, 0.15 s with this).
alter table document_place alter column parent_id set (n_distinct = -0.2);

-- The moments since when twenty thousand texts of a compartment came, and twice, four times as many and so on; measured
-- anew once the newest window has grown by a half.
create function measure_search(in_case uuid, in_compartment uuid) returns void
language plpgsql set search_path from current set enable_seqscan = off as $$
declare
  newest bigint := (select w.not_before[1] from search_window w where w.case_id = in_case and w.compartment_id = in_compartment);
  texts int;
begin
  if newest is null then
    select count(*) into texts from (
      select from search_text s where s.case_id = in_case and s.compartment_id = in_compartment limit 20000) s;
    if texts < 20000 then return; end if;
  else
    select count(*) into texts from (
      select from search_text s where s.case_id::text = in_case::text and s.compartment_id = in_compartment and s.received_at >= newest limit 30001) s;
    if texts <= 30000 then return; end if;
  end if;
  insert into search_window as w (case_id, compartment_id, not_before)
  select in_case, in_compartment, array_agg(s.received_at order by s.n) from (
    select received_at, row_number() over (order by received_at desc) as n from search_text
    where case_id = in_case and compartment_id = in_compartment) s
  where s.n in (20000, 40000, 80000, 160000, 320000, 640000, 1280000, 2560000, 5120000)
  on conflict (case_id, compartment_id) do update set not_before = excluded.not_before;
end $$;
`;

export const searchWindowsMigration: Migration = {
  id: 23,
  name: 'search in windows of time',
  sql: (roles) =>
    [
      sql,
      ...searchWindowTables.map((table) =>
        grantScoped(roles, table, { app: 'select, insert, update', operator: 'select, insert, update, delete' }),
      ),
      `grant select on search_window to ${roles.search};
create policy search_reads on search_window for select to ${roles.search} using (true);`,
      askingInWindows,
    ].join('\n'),
};
