import { stances } from '#domain/stance';

const stanceBit = `case stance ${stances.map((one, i) => `when '${one}' then ${1 << i}`).join(' ')} else 0 end`;

/** How many names of one kind a document is found by; a directory of thousands is found by its words. */
const mostNames = 400;

/*
 * The planner's figures are those of an empty table while a folder comes in, so every row
 * is looked up by its key, one by one; "offset 0" keeps that out of the order of joins.
 */
const byKey = `set enable_seqscan = off set plan_cache_mode = force_generic_plan set jit = off`;

/** That a column holds this id, as a range: of an equality the planner believes what it counted in an empty table. */
const keyed = (column: string, id: string): string => `${column} between ${id} and ${id}`;
const here = (alias: string): string => `${alias}.case_id = in_case and ${alias}.compartment_id = in_compartment`;

/** Puts what search knows of documents together anew; `last` is the end of its last statement, and what comes after. */
export const indexing = (declared: string, last: string): string => `
create or replace function index_documents(in_case uuid, in_compartment uuid, documents uuid[]) returns void
language plpgsql set search_path from current ${byKey} as $$
declare
${declared}begin
  update search_text t set tsv = null, rendition_id = null, date = null, media_type = null, language = null, origin = null, stances = 0, speakers = null, bands = null
  where ${here('t')} and t.document_id = any (documents) and t.tsv is not null
    and not exists (select from document_state s where ${here('s')} and ${keyed('s.document_id', 't.document_id')} and s.to_seq is null and s.state = 'read' offset 0);
  with standing as materialized (
    select d.document_id, s.rendition_id, s.reading_id, s.media_type, coalesce(d.date, s.date) as date, coalesce(d.title, s.title, '') as title,
      translate(d.name, '-_.()[]+', '        ') as name, d.origin, d.form, d.received_at, r.sha256, r.recorded_at as read_at
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
    select s.document_id, s.rendition_id, s.received_at, s.read_at, s.date, s.media_type, s.origin, s.sha256, t.n, t.language, y.stances, y.speakers, t.sketch[65:80] as bands, t.tsv as words,
      case when t.n = 0 then to_tsvector('words_english', s.title || ' ' || s.name) || strip(to_tsvector('words_written', s.title || ' ' || s.name)) else '' end as heading,
      array_to_tsvector(coalesce(f.facts, '{}') || case when t.language is null then array[]::text[] else array['language=' || t.language] end) as facts
    from standing s
    cross join lateral (select * from text_segment t where ${here('t')} and ${keyed('t.sha256', 's.sha256')} offset 0) t
    left join sayings y on y.document_id = s.document_id
    left join facts f on f.document_id = s.document_id),
  kept as (
    insert into search_text as k (case_id, compartment_id, document_id, part, rendition_id, received_at, date, media_type, language, origin, stances, speakers, bands, read_at, tsv)
    select in_case, in_compartment, document_id, n, rendition_id, received_at, date, media_type, language, left(origin, 200), coalesce(stances, 0), speakers, bands, read_at, words || heading || facts
    from found
    on conflict (case_id, compartment_id, document_id, part) do update set rendition_id = excluded.rendition_id, date = excluded.date, media_type = excluded.media_type,
      language = excluded.language, origin = excluded.origin, stances = excluded.stances, speakers = excluded.speakers, bands = excluded.bands, read_at = excluded.read_at, tsv = excluded.tsv)
${last}end $$;`;

/** Puts what search knows of documents together anew, and notes which words there are. */
export const indexingFunction = indexing(
  `  texts bytea[];
  spelt text[];
`,
  `  select coalesce(array_agg(distinct sha256), '{}') into texts from found;
  -- Nearly all words are known by now: these are looked up in one go, which costs less than being refused one by one.
  select coalesce(array_agg(w.word collate "C"), '{}') into spelt
  from ts_stat(format('select tsv from text_segment where case_id = %L and compartment_id = %L and sha256 = any (%L)', in_case, in_compartment, texts)) w
  where length(w.word) between 4 and 30 and translate(w.word, '0123456789=/.@', '') = w.word;
  insert into search_word (case_id, compartment_id, word)
  select in_case, in_compartment, w.word from unnest(spelt) as w (word)
  where w.word not in (select k.word from search_word k where k.case_id = in_case and k.compartment_id = in_compartment and k.word = any (spelt))
  order by w.word on conflict do nothing;
`,
);
