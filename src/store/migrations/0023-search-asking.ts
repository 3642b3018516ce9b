import { stances } from '#domain/stance';

/** Answered with the same plan every time: making one costs more than most questions do, and no figure would change it. */
const planned = 'set enable_seqscan = off set plan_cache_mode = force_generic_plan set jit = off';

const inScope = `(s.case_id = in_case) is true and s.case_id::text = in_case::text and s.compartment_id = any (in_compartments)`;

/** Texts that the index finds, newest first, one more than are looked at; `within` names a window of time. */
const fitting = (within: string) => `
      select s.compartment_id, s.document_id, s.part, s.received_at, s.date, s.media_type, s.language, s.origin, s.stances, s.speakers, s.read_at, s.tsv
      from search_text s
      where ${inScope} and ${within}s.tsv @@ coalesce(loose, wanted)
      order by s.received_at desc, s.document_id, s.part limit looked + 1`;

const facet = (name: string, limit = '') =>
  `'${name}', (select jsonb_object_agg(${name}, n) from (select ${name}, count(*) as n from documents where ${name} is not null group by 1${limit}) f)`;
const mostNamed = ' order by 2 desc, 1 limit 30';

/** What is said of one question, of the texts that fit it. */
const answer = (within: string) => `
    with fitting as materialized (${fitting(within)}),
    matched as materialized (
      select * from (select * from fitting limit looked) f where not is_loose or f.tsv @@ wanted limit counted),
    documents as materialized (
      select media_type as type, language, left(date, 7) as month, origin, stances, speakers from matched where part = 0
      union all
      select media_type, language, left(date, 7), origin, stances, speakers from (
        select distinct on (document_id) * from matched
        where part > 0 and document_id not in (select document_id from matched where part = 0) order by document_id, part) p),
    graded as (
      select compartment_id, document_id, received_at, date, part, case when how = 'best' then ts_rank(tsv, ranking, 1) else 0 end as rank
      from (select * from matched limit case when how = 'best' then ranked else counted end) m),
    best as (
      select distinct on (received_at, document_id) * from graded order by received_at desc, document_id, rank desc, part),
    page as (
      select row_number() over () as place, b.* from (
        select * from best order by rank desc, case how when 'newest' then date end desc nulls last, case how when 'oldest' then date end nulls last, received_at desc, document_id
        offset page_from limit page_size) b),
    counts as materialized (select count(*) as all_of_it from fitting)
    select jsonb_build_object(
      'documents', case when exists (select from matched where part > 0) then (select count(distinct document_id) from matched) else (select count(*) from matched) end,
      'more', (select all_of_it from counts) > looked or (is_loose and (select count(*) from matched) >= counted),
      'looked', case when is_loose then (select least(all_of_it, looked) from counts) end,
      'ranked', (select count(*) from best),
      'fresh', case when since is not null then (select count(distinct document_id) from matched where read_at > since) end,
      'hits', (select coalesce(jsonb_agg(jsonb_build_array(compartment_id, document_id, part, rank) order by place), '[]') from page),
      'facets', case when with_facets then jsonb_build_object(
        ${facet('type')},
        ${facet('language')},
        ${facet('month')},
        ${facet('origin', mostNamed)},
        'speaker', (select jsonb_object_agg(name, n) from (select name, count(*) as n from documents cross join unnest(speakers) as u (name) where speakers is not null group by 1${mostNamed}) f),
        'stance', (select jsonb_build_object(${stances.map((one, i) => `'${one}', count(*) filter (where stances & ${1 << i} <> 0)`).join(', ')}) from documents)) end),
      (select all_of_it from counts)
    into found, fits;`;

/*
 * Of one question: how many documents, what they are, and the best of them.
 *
 * The index knows which words a text holds and not their order, so a phrase costs a look at the words of every text
 * that holds them all. `loose` is the question as far as the index can answer it alone; where it says less than `wanted`
 * (null: it says the same), texts that fit it are looked at from the newest on, `depth` of them, and further as long as
 * fewer than `enough` were found. `fresh` of those found were read after `since`. All that is counted, ranked and cut off lies in the reader's compartments.
 *
 * Of a common word only the newest are asked for, in a window of time that is known to hold twenty thousand texts, or
 * twice, four times as many and so on. How many of the newest twenty thousand fit says which window will do; where it
 * did not do, all texts are asked. So the answer is the same with windows and without.
 */
export const askingInWindows = `
create or replace function search_documents(wanted tsquery, loose tsquery, ranking tsquery, how text, counted int, ranked int, depth int, enough int, page_from int, page_size int, with_facets boolean, since bigint)
returns jsonb language plpgsql stable security definer set search_path from current ${planned} as $$
declare
  in_case uuid := nullif(current_setting('lamplighter.case', true), '')::uuid;
  in_compartments uuid[] := string_to_array(nullif(current_setting('lamplighter.compartments', true), ''), ',')::uuid[];
  is_loose boolean := loose is not null;
  looked int := case when loose is null then counted else depth end;
  windows bigint[];
  newest int;
  not_before bigint;
  fits bigint;
  found jsonb;
begin
  select array_agg(w.not_before order by w.n) into windows from (
    select u.n, max(u.not_before) as not_before from search_window s cross join unnest(s.not_before) with ordinality as u (not_before, n)
    where s.case_id = in_case and s.compartment_id = any (in_compartments) group by u.n) w;
  if windows is not null then
    select count(*) into newest from (
      select from search_text s where ${inScope} and s.received_at >= windows[1] and s.tsv @@ coalesce(loose, wanted)) s;
  end if;
  loop
    not_before := null;
    if windows is not null then
      select w.not_before into not_before from unnest(windows) with ordinality as w (not_before, n)
      where newest * (2.0 ^ (w.n - 1)) > looked * case when w.n = 1 then 1 else 1.2 end order by w.n limit 1;
    end if;
    if not_before is not null then${answer('s.received_at >= not_before and ')}
    end if;
    if not_before is null or fits <= looked then${answer('')}
    end if;
    exit when not is_loose or not (found ->> 'more')::boolean or (found ->> 'documents')::int >= enough or looked >= 100000000;
    looked := looked * 8;
  end loop;
  return found;
end $$;`;
