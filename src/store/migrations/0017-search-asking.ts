import { stances } from '#domain/stance';

/** Answered with the same plan every time: making one costs more than most questions do, and no figure would change it. */
const planned = 'set enable_seqscan = off set plan_cache_mode = force_generic_plan set jit = off';

const scope = `
  in_case uuid := nullif(current_setting('lamplighter.case', true), '')::uuid;
  in_compartments uuid[] := string_to_array(nullif(current_setting('lamplighter.compartments', true), ''), ',')::uuid[];`;

const inScope = (alias: string): string =>
  `(${alias}.case_id = in_case) is true and ${alias}.case_id::text = in_case::text and ${alias}.compartment_id = any (in_compartments)`;

/*
 * Of one question: how many documents, what they are, and the best of them.
 *
 * The index knows which words a text holds and not their order, so a phrase costs a look at the words of every text
 * that holds them all. `loose` is the question as far as the index can answer it alone; where it says less than `wanted`
 * (null: it says the same), texts that fit it are looked at from the newest on, `depth` of them, and further as long as
 * fewer than `enough` were found. `fresh` of those found were read after `since`. All that is counted, ranked and cut off lies in the reader's compartments.
 */
const documents = `
create function search_documents(wanted tsquery, loose tsquery, ranking tsquery, how text, counted int, ranked int, depth int, enough int, page_from int, page_size int, with_facets boolean, since bigint)
returns jsonb language plpgsql stable security definer set search_path from current ${planned} as $$
declare ${scope}
  is_loose boolean := loose is not null;
  looked int := case when loose is null then counted else depth end;
  found jsonb;
begin
  loop
    with fitting as materialized (
      select s.compartment_id, s.document_id, s.part, s.received_at, s.date, s.media_type, s.language, s.origin, s.stances, s.speakers, s.read_at, s.tsv
      from search_text s
      where ${inScope('s')} and s.tsv @@ coalesce(loose, wanted)
      order by s.received_at desc, s.document_id, s.part limit looked + 1),
    matched as materialized (
      select * from (select * from fitting limit looked) f where not is_loose or f.tsv @@ wanted limit counted),
    documents as materialized (
      select distinct on (received_at, document_id) * from matched order by received_at desc, document_id, part),
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
      'documents', case when exists (select from matched where part > 0) then (select count(distinct document_id) from matched) else (select count(*) from matched) end,
      'more', (select count(*) from fitting) > looked or (is_loose and (select count(*) from matched) >= counted),
      'looked', case when is_loose then (select least(count(*), looked) from fitting) end,
      'ranked', (select count(*) from best),
      'fresh', case when since is not null then (select count(distinct document_id) from matched where read_at > since) end,
      'hits', (select coalesce(jsonb_agg(jsonb_build_array(compartment_id, document_id, part, rank) order by place), '[]') from page),
      'facets', case when with_facets then jsonb_build_object(
        'type', (select jsonb_object_agg(media_type, n) from (select media_type, count(*) as n from documents where media_type is not null group by 1) f),
        'language', (select jsonb_object_agg(language, n) from (select language, count(*) as n from documents where language is not null group by 1) f),
        'month', (select jsonb_object_agg(month, n) from (select left(date, 7) as month, count(*) as n from documents where date is not null group by 1) f),
        'origin', (select jsonb_object_agg(origin, n) from (select origin, count(*) as n from documents where origin is not null group by 1 order by 2 desc, 1 limit 30) f),
        'speaker', (select jsonb_object_agg(name, n) from (select name, count(*) as n from documents cross join unnest(speakers) as u (name) group by 1 order by 2 desc, 1 limit 30) f),
        'stance', (select jsonb_build_object(${stances.map((one, i) => `'${one}', count(*) filter (where stances & ${1 << i} <> 0)`).join(', ')}) from documents)) end)
    into found;
    exit when not is_loose or not (found ->> 'more')::boolean or (found ->> 'documents')::int >= enough or looked >= 100000000;
    looked := looked * 8;
  end loop;
  return found;
end $$;`;

/* Words of the reader's documents that look like these; whether a word still stands in one is asked of the nearest first. */
const words = `
create or replace function search_words(asked text[], most int) returns table (asked_word text, word text)
language plpgsql stable security definer set search_path from current ${planned} set pg_trgm.similarity_threshold = 0.3 as $$
#variable_conflict use_column
declare ${scope}
begin
  return query
    select a.asked, f.word from unnest(asked) as a (asked)
    cross join lateral (
      select c.word from (
        select w.word, similarity(w.word, a.asked) as near from search_word w
        where ${inScope('w')} and w.word % a.asked
        group by w.word order by 2 desc, 1 offset 0) c
      where exists (select from search_text s where ${inScope('s')} and s.tsv @@ (quote_literal(c.word))::tsquery offset 0)
      limit most) f;
end $$;`;

/*
 * Rows of what was found, under the reader's own rights, in the order asked for. Each is looked up by key, one by one:
 * on tables that were not analysed yet, the planner would join them whole.
 */
const rows = `
create function search_rows(compartments uuid[], documents uuid[], parts int[])
returns table (place int, compartment_id uuid, document_id uuid, rendition_id uuid, title text, name text, date text, media_type text, origin text, received_at bigint, start int, text text)
language plpgsql stable set search_path from current ${planned} as $$
#variable_conflict use_column
declare in_case uuid := nullif(current_setting('lamplighter.case', true), '')::uuid;
begin
  return query
    select p.place::int, h.*
    from unnest(compartments, documents, parts) with ordinality as p (compartment_id, document_id, part, place)
    cross join lateral (
      select k.compartment_id, d.document_id, s.rendition_id, coalesce(d.title, s.title, d.name), d.name, coalesce(d.date, s.date),
        s.media_type, d.origin, d.received_at, t.start, t.text
      from search_text k
      join document d on d.case_id = k.case_id and d.compartment_id = k.compartment_id and d.document_id = k.document_id
      join document_state s on s.case_id = k.case_id and s.compartment_id = k.compartment_id and s.document_id = k.document_id and s.to_seq is null and s.state = 'read' and s.rendition_id = k.rendition_id
      join rendition r on r.case_id = k.case_id and r.compartment_id = k.compartment_id and r.rendition_id = k.rendition_id
      join text_segment t on t.case_id = k.case_id and t.compartment_id = k.compartment_id and t.sha256 = r.sha256 and t.n = k.part
      where k.case_id = in_case and k.compartment_id = p.compartment_id and k.document_id = p.document_id and k.part = p.part offset 0) h
    order by p.place;
end $$;`;

/* What words come to in every language that texts are kept in (null: too common in English), and as names are compared. */
const forms = `
create function search_forms(texts text[]) returns table (text text, folded text, term text)
language plpgsql stable set search_path from current ${planned} as $$
#variable_conflict use_column
begin
  return query
    select w.text, search_folded(w.text),
      (case when numnode(f.english) = 0 then null when w.text ~ '[\\u0600-\\u06ff]' then f.term || phraseto_tsquery('words_arabic', w.text) else f.term end)::text
    from unnest(texts) as w (text)
    cross join lateral (select phraseto_tsquery('words_english', w.text) as english, phraseto_tsquery('words_plain', w.text) as plain offset 0) e
    cross join lateral (select e.english, e.english || e.plain as term offset 0) f;
end $$;`;

/** The functions that answer a question. */
export const askingFunctions = [documents, words, rows, forms].join('\n');
