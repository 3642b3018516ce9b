import type { Migration } from './migration.ts';
import { indexing } from './0017-search-indexing.ts';
import { grantScoped } from './grants.ts';

/** How far the words of a compartment are noted. */
export const wordIndexTables = ['word_index'] as const;

/*
 * Which words there are was noted with every document, while its compartment's chain was held, and that took
 * most of PostgreSQL's time. It goes on by itself now, some hundred readings at once, from where it stood; so does the index
 * of names. Where they are behind is known by ids and two counts, asked each minute for all cases at once.
 *
 * Words are looked up by the key alone: by the index of likenesses, which the planner takes for as good, one lookup
 * costs as much as a search.
 */
const sql = `
create table word_index (
  case_id uuid not null, compartment_id uuid not null, seq bigint not null,
  primary key (case_id, compartment_id));
create table index_watch (
  case_id uuid not null, compartment_id uuid not null, marked bigint not null, done bigint not null,
  primary key (case_id, compartment_id));
-- An owner who is no superuser is bound by FORCE too and would find no row.
alter table ledger_head no force row level security;
insert into word_index (case_id, compartment_id, seq)
select case_id, compartment_id, seq from ledger_head where chain = 'ledger' and case_id::text <> '00000000-0000-0000-0000-000000000000';
insert into index_watch (case_id, compartment_id, marked, done)
select case_id, compartment_id, 1, 0 from ledger_head where chain = 'ledger' and case_id::text <> '00000000-0000-0000-0000-000000000000';
alter table ledger_head force row level security;

-- By this the indexes of a compartment are shared by who brings them on, and held by who has them made anew.
create function index_lock(compartment uuid) returns bigint language sql immutable
begin atomic
  select hashtextextended('indexes of ' || compartment::text, 0);
end;

-- One step of noting the words of a compartment: of the entries of so many readings and one more. False once there is
-- nothing more. Read committed, so that what is read after the lock was waited for is of after.
create function note_words(in_case uuid, in_compartment uuid, readings int) returns boolean
language plpgsql set search_path from current set enable_seqscan = off set enable_bitmapscan = off set plan_cache_mode = force_generic_plan set jit = off as $$
declare
  head bigint;
  done bigint;
  upto bigint;
  texts bytea[];
  spelt text[];
begin
  select h.seq into head from ledger_head h where h.case_id = in_case and h.compartment_id = in_compartment and h.chain = 'ledger';
  select w.seq into done from word_index w where w.case_id = in_case and w.compartment_id = in_compartment;
  if head is null or done >= head then return false; end if;
  perform pg_advisory_xact_lock_shared(index_lock(in_compartment));
  insert into word_index (case_id, compartment_id, seq) values (in_case, in_compartment, 0) on conflict do nothing;
  select w.seq into done from word_index w where w.case_id = in_case and w.compartment_id = in_compartment for update;
  if done >= head then return false; end if;
  upto := coalesce((
    select g.from_seq from reading g where g.case_id = in_case and g.compartment_id = in_compartment and g.from_seq > done and g.from_seq <= head
    order by g.from_seq offset readings limit 1), head);
  select coalesce(array_agg(distinct r.sha256), '{}') into texts
  from reading g
  cross join lateral (select x.sha256 from rendition x where x.case_id = in_case and x.compartment_id = in_compartment
    and x.rendition_id between g.rendition_id and g.rendition_id offset 0) r
  where g.case_id = in_case and g.compartment_id = in_compartment and g.from_seq > done and g.from_seq <= upto;
  if texts <> '{}' then
    select coalesce(array_agg(w.word collate "C"), '{}') into spelt
    from ts_stat(format('select tsv from text_segment where case_id = %L and compartment_id = %L and sha256 = any (%L)', in_case, in_compartment, texts)) w
    where length(w.word) between 4 and 30 and translate(w.word, '0123456789=/.@', '') = w.word;
    insert into search_word (case_id, compartment_id, word)
    select in_case, in_compartment, w.word from unnest(spelt) as w (word)
    where w.word not in (select k.word from search_word k where k.case_id = in_case and k.compartment_id = in_compartment and k.word = any (spelt))
    order by w.word on conflict do nothing;
  end if;
  update word_index w set seq = upto where w.case_id = in_case and w.compartment_id = in_compartment;
  return upto < head;
end $$;
`;

/** As before, without noting words; that is left for later. A statement ends with a query, whose count nobody asks for. */
const indexingAlone = indexing(
  `  _ int;
`,
  `  select count(*) into _ from found;
  insert into index_watch (case_id, compartment_id, marked, done) values (in_case, in_compartment, 1, 0)
  on conflict (case_id, compartment_id) do update set marked = index_watch.marked + 1;
`,
);

export const wordsNotedMigration: Migration = {
  id: 22,
  name: 'words noted apart',
  sql: (roles) =>
    [
      sql,
      indexingAlone,
      ...wordIndexTables.map((table) =>
        grantScoped(roles, table, { app: 'select, insert, update', operator: 'select, insert, update, delete' }),
      ),
      `grant select, insert, update on index_watch to ${roles.app};`,
      `grant select, insert, update, delete on index_watch to ${roles.operator};`,
    ].join('\n'),
};
