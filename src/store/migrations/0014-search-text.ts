import type { Migration } from './migration.ts';
import { grantScoped } from './grants.ts';
import { searchFunctions } from './0014-search-functions.ts';

/** Made of documents that were read, their claims and texts; emptied where these are folded anew. */
export const searchTables = ['search_text', 'search_word'] as const;

/*
 * What search looks through: one row a stretch of a document that was read, with the words of the text and, as words of
 * their own kind that begin with a field and "=", what is known of the document. So that one index answers a whole
 * question, NOT and OR over words and fields included. The words of a text are made once, when it is kept; putting a
 * row together anew when a claim is mended costs little.
 *
 * Words: English by its stem, and besides as written, for beginnings*; Cyrillic by its stem; texts in Arabic letters by
 * theirs; other languages as written; accents off everywhere. Scripts that part no words by pairs of characters.
 */
const sql = `
create extension if not exists unaccent;

create text search dictionary words_as_written (template = simple, stopwords = english);
create text search configuration words_english (copy = english);
alter text search configuration words_english alter mapping for word, hword, hword_part with unaccent, russian_stem;
create text search configuration words_plain (copy = simple);
alter text search configuration words_plain alter mapping for word, hword, hword_part with unaccent, simple;
create text search configuration words_written (copy = simple);
alter text search configuration words_written alter mapping for asciiword, asciihword, hword_asciipart with words_as_written;
alter text search configuration words_written alter mapping for word, hword, hword_part with unaccent, words_as_written;
create text search configuration words_arabic (copy = arabic);

-- Pairs of neighbouring characters, and each run's last one alone, so that a single character is found too.
create function search_pairs(words text) returns text language sql immutable parallel safe
begin atomic
  select string_agg(c[i] || coalesce(c[i + 1], ''), ' ' order by run, i)
  from regexp_matches(words, '[\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7a3]+', 'g') with ordinality as m (found, run)
  cross join lateral string_to_array(m.found[1], null) as c
  cross join lateral generate_subscripts(c, 1) as i;
end;

create function search_vector(language text, words text) returns tsvector language sql immutable parallel safe
begin atomic
  select case
      when language in ('ar', 'fa', 'ur') then to_tsvector('words_arabic', words) || strip(to_tsvector('words_plain', words))
      when language is null or language in ('en', 'ru', 'uk', 'be', 'zh', 'ja', 'ko', 'th') then to_tsvector('words_english', words) || strip(to_tsvector('words_written', words))
      else to_tsvector('words_plain', words) end
    || case when words ~ '[\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7a3]'
      then to_tsvector('simple', search_pairs(words)) else '' end;
end;

drop function search_texts(text, int);
drop index text_segment_words, text_segment_trigrams;
alter table text_segment drop column tsv;
alter table text_segment add column language text;
-- 64 minima and 16 bands of a text (engines/copies), at its first segment.
alter table text_segment add column sketch int[];
alter table text_segment add column tsv tsvector not null generated always as (search_vector(language, text)) stored;

create table search_text (
  case_id uuid not null, compartment_id uuid not null, document_id uuid not null, part int not null,
  rendition_id uuid, received_at bigint not null, date text collate "C", media_type text collate "C", language text collate "C",
  origin text, stances int not null default 0, speakers text[], bands int[], tsv tsvector,
  primary key (case_id, compartment_id, document_id, part));
-- Words lie apart from the row, so that counting what was found reads little.
alter table search_text alter column tsv set storage external;
alter table search_text set (toast_tuple_target = 512);
-- By the case as text, so that the key cannot stand in for this index: it would read every text of the case.
create index search_text_words on search_text using gin ((case_id::text), tsv);

create index search_text_bands on search_text using gin ((case_id::text), bands);

-- Words as they are written, for likenesses~.
create table search_word (
  case_id uuid not null, compartment_id uuid not null, word text collate "C" not null,
  primary key (case_id, compartment_id, word));
create index search_word_trigrams on search_word using gin ((case_id::text), word gin_trgm_ops);
`;

export const searchTextMigration: Migration = {
  id: 14,
  name: 'search over documents',
  sql: (roles) =>
    [
      sql,
      ...searchTables.map((table) =>
        grantScoped(roles, table, { app: 'select, insert, update', operator: 'select, insert, update, delete' }),
      ),
      searchFunctions(roles),
      `
drop policy if exists search_reads on text_segment;
drop policy if exists search_reads on rendition;
drop policy if exists search_reads on document_state;
revoke all on text_segment, rendition, document_state from ${roles.search};
revoke select (case_id, compartment_id, rendition_id, document_id, sha256, to_seq) on rendition from ${roles.search};
revoke select (case_id, compartment_id, rendition_id, document_id, state, to_seq) on document_state from ${roles.search};
grant select on search_text, search_word to ${roles.search};
create policy search_reads on search_text for select to ${roles.search} using (true);
create policy search_reads on search_word for select to ${roles.search} using (true);
select index_documents(case_id, compartment_id, array_agg(document_id)) from (
  select case_id, compartment_id, document_id, row_number() over (partition by case_id, compartment_id order by document_id) / 100 as part
  from document_state where to_seq is null and state = 'read') d group by case_id, compartment_id, part;
`,
    ].join('\n'),
};
