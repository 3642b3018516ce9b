import { createHash, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import { connectOnce, type Connection } from '#store/connect';
import { segmentsOf } from '#store/text';

/** The tables of texts and of search with their columns and indexes, words made by the same function, and nothing else of Lamplighter. */
const tables = `
  create table peer.text_segment (like lamplighter.text_segment including all);
  create table peer.search_text (case_id uuid not null, compartment_id uuid not null, document_id uuid not null, part int not null,
    rendition_id uuid, received_at bigint not null, date text collate "C", media_type text collate "C", language text collate "C",
    origin text, stances int not null default 0, speakers text[], words text not null,
    tsv tsvector generated always as (lamplighter.search_vector(language, words)) stored,
    primary key (case_id, compartment_id, document_id, part));
  alter table peer.search_text alter column tsv set storage external;
  alter table peer.search_text set (toast_tuple_target = 512);
  create index on peer.search_text using gin ((case_id::text), received_at, tsv);`;

const escaped = (text: string): string =>
  text.replace(/[\\\n\r\t]/g, (char) => ({ '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' })[char]!);

/**
 * Seconds that a bare COPY of the texts takes, committed: into the table of texts, and into that of search with its
 * index. Words are made once: in the table of texts they are left out.
 */
export async function copySearchSeconds(admin: Connection, texts: readonly string[]): Promise<number> {
  const client = await connectOnce(admin);
  try {
    await client.query('drop schema if exists peer cascade');
    await client.query('create schema peer');
    await client.query(tables);
    await client.query('alter table peer.text_segment drop column tsv');
    const place = randomUUID();
    const rows = texts.flatMap((text) => {
      const sha256 = createHash('sha256').update(text).digest('hex');
      const id = randomUUID();
      return segmentsOf(text).map((segment, n) => ({
        text: `${place}\t${place}\t\\\\x${sha256}\t${n}\t${segment.start}\t${escaped(segment.text)}\ten\n`,
        search: `${place}\t${place}\t${id}\t${n}\t${id}\t1\t2020-01-01\ttext/plain\ten\tQuay Wire\t0\t${escaped(segment.text)}\n`,
      }));
    });
    const begun = performance.now();
    await client.query('begin');
    const into = (sql: string, lines: readonly string[]) => pipeline(Readable.from(lines), client.query(copyFrom(sql)));
    await into(
      'copy peer.text_segment (case_id, compartment_id, sha256, n, start, text, language) from stdin',
      rows.map((row) => row.text),
    );
    await into(
      'copy peer.search_text (case_id, compartment_id, document_id, part, rendition_id, received_at, date, media_type, language, origin, stances, words) from stdin',
      rows.map((row) => row.search),
    );
    await client.query('commit');
    const seconds = (performance.now() - begun) / 1000;
    await client.query('drop schema peer cascade');
    return seconds;
  } finally {
    await client.end();
  }
}
