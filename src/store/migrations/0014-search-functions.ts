import { stances } from '#domain/stance';
import type { RoleNames } from './migration.ts';

const stanceBit = `case stance ${stances.map((one, i) => `when '${one}' then ${1 << i}`).join(' ')} else 0 end`;

/** How many names of one kind a document is found by; a directory of thousands is found by its words. */
const mostNames = 400;

/*
 * The planner's figures are those of an empty table while a folder comes in, so every row
 * is looked up by its key, one by one; "offset 0" keeps that out of the order of joins.
 */
const byKey = `set enable_seqscan = off`;

/** Names as they are compared: small letters, no accents, one space between words; and every run of up to six of a name's words. */
const naming = `
create function search_folded(words text) returns text language sql stable parallel safe
begin atomic
  select btrim(regexp_replace(lower(unaccent(words)), '[[:space:][:punct:]“”‘’„«»…–—]+', ' ', 'g'));
end;
create function search_names(name text) returns setof text language sql stable parallel safe rows 8
begin atomic
  select distinct array_to_string(w[i:j], ' ')
  from (select (string_to_array(search_folded(left(name, 200)), ' '))[1:8] as w) x, generate_subscripts(w, 1) i, generate_series(i, least(i + 5, cardinality(w))) j
  where w[i] <> '';
end;`;

/** That a column holds this id, as a range: of an equality the planner believes what it counted in an empty table. */
const keyed = (column: string, id: string): string => `${column} between ${id} and ${id}`;
const here = (alias: string): string => `${alias}.case_id = in_case and ${alias}.compartment_id = in_compartment`;

const indexing = `
create function index_documents(in_case uuid, in_compartment uuid, documents uuid[]) returns void
language plpgsql set search_path from current ${byKey} as $$
begin
  update search_text t set tsv = null, rendition_id = null, date = null, media_type = null, language = null, origin = null, stances = 0, speakers = null, bands = null
  where ${here('t')} and t.document_id = any (documents) and t.tsv is not null
    and not exists (select from document_state s where ${here('s')} and ${keyed('s.document_id', 't.document_id')} and s.to_seq is null and s.state = 'read' offset 0);
  with standing as materialized (
    select d.document_id, s.rendition_id, s.reading_id, s.media_type, coalesce(d.date, s.date) as date, coalesce(d.title, s.title, '') as title,
      translate(d.name, '-_.()[]+', '        ') as name, d.origin, d.form, d.received_at, r.sha256
    from (select distinct unnest(documents) as id) w
    cross join lateral (select * from document_state s where ${here('s')} and ${keyed('s.document_id', 'w.id')} and s.to_seq is null and s.state = 'read' offset 0) s
    cross join lateral (select * from document d where ${here('d')} and ${keyed('d.document_id', 'w.id')} offset 0) d
    cross join lateral (select * from rendition r where ${here('r')} and ${keyed('r.rendition_id', 's.rendition_id')} offset 0) r),
  said as materialized (
    select s.document_id, c.stance, btrim(n.name) as name
    from standing s
    cross join lateral (select * from claim c where ${here('c')} and ${keyed('c.document_id', 's.document_id')} and c.to_seq is null and c.rendition_id = s.rendition_id offset 0) c
    cross join lateral unnest(case when c.speaker_name is null then array[null::text] else string_to_array(c.speaker_name, ';') end) as n (name)
    where not exists (select from decision x where ${here('x')} and ${keyed('x.subject_id', 'c.claim_id')} and x.to_seq is null
      and (x.aspect = 'superseded' or (x.aspect = 'review' and x.value ->> 'review' = 'rejected')) offset 0)
    group by 1, 2, 3),
  sayings as materialized (
    select document_id, bit_or(${stanceBit}) as stances, (array_agg(distinct name order by name) filter (where name <> ''))[1:60] as speakers from said group by 1),
  named as materialized (
    select document_id, name, array(select search_names(name)) as parts from said where name <> '' group by 1, 2),
  facts as materialized (
    select document_id, array_agg(distinct fact) filter (where fact <> '' and octet_length(fact) < 1000) as facts from (
      select document_id, 'stance=' || stance as fact from said
      union all select document_id, 'speaker=' || p from named cross join unnest(parts) p
      union all select n.document_id, 'said=' || p || '=' || s.stance from named n join said s on s.document_id = n.document_id and s.name = n.name cross join unnest(n.parts) p
      union all select document_id, 'entity=' || g.name
        from standing s cross join lateral (
          select distinct m.value ->> 'entity' as name from reading r cross join lateral jsonb_array_elements(r.mentions) m
          where ${here('r')} and ${keyed('r.reading_id', 's.reading_id')}
            and m.value ->> 'type' in ('person', 'organisation', 'role', 'place') and m.value ->> 'entity' <> '' limit ${mostNames}) n
        cross join search_names(n.name) as g (name)
      union all select document_id, 'origin=' || g.name from standing cross join search_names(origin) as g (name)
      union all select document_id, 'type=' || media_type from standing where media_type is not null
      union all select document_id, 'type=' || form from standing where form is not null
      union all select document_id, 'date=' || date from standing where date is not null) f
    group by 1),
  found as materialized (
    select s.*, t.n, t.language, y.stances, y.speakers, t.sketch[65:80] as bands, t.tsv as words,
      case when t.n = 0 then to_tsvector('words_english', s.title || ' ' || s.name) || strip(to_tsvector('words_written', s.title || ' ' || s.name)) else '' end as heading,
      array_to_tsvector(coalesce(f.facts, '{}') || case when t.language is null then array[]::text[] else array['language=' || t.language] end) as facts
    from standing s
    cross join lateral (select * from text_segment t where ${here('t')} and ${keyed('t.sha256', 's.sha256')} offset 0) t
    left join sayings y on y.document_id = s.document_id
    left join facts f on f.document_id = s.document_id),
  kept as (
    insert into search_text as k (case_id, compartment_id, document_id, part, rendition_id, received_at, date, media_type, language, origin, stances, speakers, bands, tsv)
    select in_case, in_compartment, document_id, n, rendition_id, received_at, date, media_type, language, left(origin, 200), coalesce(stances, 0), speakers, bands, words || heading || facts
    from found
    on conflict (case_id, compartment_id, document_id, part) do update set rendition_id = excluded.rendition_id, date = excluded.date, media_type = excluded.media_type,
      language = excluded.language, origin = excluded.origin, stances = excluded.stances, speakers = excluded.speakers, bands = excluded.bands, tsv = excluded.tsv)
  insert into search_word (case_id, compartment_id, word)
  select in_case, in_compartment, w.word from (select distinct unnest(tsvector_to_array(words)) as word from found) w
  where length(w.word) between 4 and 30 and w.word !~ '[0-9=/.@]'
  order by w.word on conflict do nothing;
end $$;`;

/** Of one question: how many documents, what they are, and the best of them. The conditions are those of the policies. */
const asking = `
create function search_documents(wanted tsquery, ranking tsquery, how text, counted int, ranked int, page_from int, page_size int, with_facets boolean)
returns jsonb language plpgsql stable security definer set search_path from current set enable_seqscan = off as $$
declare
  in_case uuid := nullif(current_setting('lamplighter.case', true), '')::uuid;
  in_compartments uuid[] := string_to_array(nullif(current_setting('lamplighter.compartments', true), ''), ',')::uuid[];
  found jsonb;
begin
  with matched as materialized (
    select s.compartment_id, s.document_id, s.part, s.received_at, s.date, s.media_type, s.language, s.origin, s.stances, s.speakers, s.tsv
    from search_text s
    where (s.case_id = in_case) is true and s.case_id::text = in_case::text and s.compartment_id = any (in_compartments) and s.tsv @@ wanted
    order by s.received_at desc, s.document_id, s.part limit counted + 1),
  documents as materialized (
    select distinct on (received_at, document_id) * from (select * from matched limit counted) m order by received_at desc, document_id, part),
  graded as (
    select compartment_id, document_id, received_at, date, part, case when how = 'best' then ts_rank(tsv, ranking, 1) else 0 end as rank
    from (select * from matched limit case when how = 'best' then ranked else counted end) m),
  best as (
    select distinct on (received_at, document_id) * from graded order by received_at desc, document_id, rank desc, part),
  page as (
    select row_number() over () as place, b.* from (
      select * from best order by rank desc, case how when 'newest' then date end desc nulls last, case how when 'oldest' then date end nulls last, received_at desc, document_id
      offset page_from limit page_size) b)
  select jsonb_build_object(
    'documents', (select count(*) from documents),
    'more', (select count(*) from matched) > counted,
    'ranked', (select count(*) from best),
    'hits', (select coalesce(jsonb_agg(jsonb_build_array(compartment_id, document_id, part, rank) order by place), '[]') from page),
    'facets', case when with_facets then jsonb_build_object(
      'type', (select jsonb_object_agg(media_type, n) from (select media_type, count(*) as n from documents where media_type is not null group by 1) f),
      'language', (select jsonb_object_agg(language, n) from (select language, count(*) as n from documents where language is not null group by 1) f),
      'month', (select jsonb_object_agg(month, n) from (select left(date, 7) as month, count(*) as n from documents where date is not null group by 1) f),
      'origin', (select jsonb_object_agg(origin, n) from (select origin, count(*) as n from documents where origin is not null group by 1 order by 2 desc, 1 limit 30) f),
      'speaker', (select jsonb_object_agg(name, n) from (select name, count(*) as n from documents cross join unnest(speakers) as u (name) group by 1 order by 2 desc, 1 limit 30) f),
      'stance', (select jsonb_build_object(${stances.map((one, i) => `'${one}', count(*) filter (where stances & ${1 << i} <> 0)`).join(', ')}) from documents)) end)
  into found;
  return found;
end $$;

create function search_copies(of_bands int[], most int) returns table (compartment_id uuid, document_id uuid, shared int)
language plpgsql stable security definer set search_path from current set enable_seqscan = off as $$
#variable_conflict use_column
declare
  in_case uuid := nullif(current_setting('lamplighter.case', true), '')::uuid;
  in_compartments uuid[] := string_to_array(nullif(current_setting('lamplighter.compartments', true), ''), ',')::uuid[];
begin
  return query
    select s.compartment_id, s.document_id, (select count(*) from unnest(s.bands) b where b = any (of_bands))::int
    from search_text s
    where (s.case_id = in_case) is true and s.case_id::text = in_case::text and s.compartment_id = any (in_compartments) and s.bands && of_bands
    order by 3 desc, s.received_at, s.document_id limit most;
end $$;

create function search_words(asked text[], most int) returns table (asked_word text, word text)
language plpgsql stable security definer set search_path from current set enable_seqscan = off set pg_trgm.similarity_threshold = 0.3 as $$
#variable_conflict use_column
declare
  in_case uuid := nullif(current_setting('lamplighter.case', true), '')::uuid;
  in_compartments uuid[] := string_to_array(nullif(current_setting('lamplighter.compartments', true), ''), ',')::uuid[];
begin
  return query
    select a.asked, f.word from unnest(asked) as a (asked)
    cross join lateral (
      select distinct on (similarity(w.word, a.asked), w.word) w.word from search_word w
      where (w.case_id = in_case) is true and w.case_id::text = in_case::text and w.compartment_id = any (in_compartments) and w.word % a.asked
        and exists (select from search_text s where (s.case_id = in_case) is true and s.case_id::text = in_case::text and s.compartment_id = any (in_compartments)
          and s.tsv @@ (quote_literal(w.word))::tsquery offset 0)
      order by similarity(w.word, a.asked) desc, w.word limit most) f;
end $$;`;

/** The functions of search: what puts a row together, and what answers as a role of its own. */
export const searchFunctions = (roles: RoleNames): string => `
${naming}
${indexing}
${asking}
alter function search_documents(tsquery, tsquery, text, int, int, int, int, boolean) owner to ${roles.search};
alter function search_copies(int[], int) owner to ${roles.search};
alter function search_words(text[], int) owner to ${roles.search};
revoke all on function search_documents(tsquery, tsquery, text, int, int, int, int, boolean), search_words(text[], int), search_copies(int[], int) from public;
grant execute on function search_documents(tsquery, tsquery, text, int, int, int, int, boolean), search_words(text[], int), search_copies(int[], int) to ${roles.app};
`;
