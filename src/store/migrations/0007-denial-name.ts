import { denyingWords } from '#engines/fairness/denying-words';
import type { Migration } from './migration.ts';
import { grantScoped } from './grants.ts';

/*
 * By which words a denial is found for a person: the last word of each of its speakers' names, and the words of what it
 * denies. No projection: it is made of claims as they are folded, and is emptied where these are folded anew.
 */
const key = 'case_id, compartment_id, part, token, speaker_name, answer, from_seq, claim_id';

/** Tables that are made of claims, and are emptied where these are folded anew. */
export const denialIndexTables = ['denial_name'] as const;

/** Rows of the index for the claims that `from` gives as `c`. Parts: the speaker's last name, a speaker in a script without Latin letters, a word of the content. */
export const denialNameRows = (from: string): string => `
insert into denial_name (case_id, compartment_id, part, token, speaker_name, answer, from_seq, to_seq, place, claim_id, document_id)
select distinct c.case_id, c.compartment_id, w.part, left(w.token, 200), left(coalesce(c.speaker_name, ''), 500), a.answer, c.from_seq, null::bigint, c.place, c.claim_id, c.document_id
from ${from}
cross join lateral (select case
  when c.stance = 'denied' or c.polarity = 'denies' then 'denies'
  when c.speaker_name is not null and c.polarity <> 'asks'
    and (c.content_words ~* '${denyingWords.expression}' or c.cue_words ~* '${denyingWords.expression}') then 'answers' end as answer) a
cross join lateral (
  select 'speaker' as part, reverse(split_part(reverse(btrim(one)), ' ', 1)) as token
    from unnest(string_to_array(c.speaker_name, ';')) one
  union all
  select 'script', c.speaker_name where c.speaker_name !~ '[A-Za-z]' and length(c.speaker_name) > 1
  union all
  select 'content', word from unnest(string_to_array(translate(c.content_words, '.,;:!?()[]"“”‘’''«»', '                 '), ' ')) word
    where a.answer = 'denies' and length(word) > 1) w
where a.answer is not null and w.token <> ''`;

const sql = `
create table denial_name (
  case_id uuid not null, compartment_id uuid not null,
  part text collate "C" not null, token text collate "C" not null, speaker_name text collate "C" not null, answer text collate "C" not null,
  from_seq bigint not null, to_seq bigint, place int not null, claim_id uuid not null, document_id uuid not null,
  primary key (${key}));
${denialNameRows('claim c')};
`;

export const denialNameMigration: Migration = {
  id: 7,
  name: 'denial-name',
  sql: (roles) =>
    [
      sql,
      ...denialIndexTables.map((table) =>
        grantScoped(roles, table, { app: 'select, insert', operator: 'select, insert, delete' }),
      ),
    ].join('\n'),
};
