import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import { connectOnce, type Connection } from '#store/connect';
import { segmentsOf } from '#store/text';
import type { Article } from './articles.ts';

/** The columns and indexes of text_segment, and nothing else of Lamplighter. */
const table = `
  create table peer.text_segment (
    case_id uuid not null, compartment_id uuid not null, sha256 bytea not null check (octet_length(sha256) = 32),
    n int not null, start int not null, text text not null,
    tsv tsvector not null generated always as (to_tsvector('english', text)) stored,
    primary key (case_id, compartment_id, sha256, n));
  create index on peer.text_segment using gin (case_id, tsv);
  create index on peer.text_segment using gin (case_id, text lamplighter.gin_trgm_ops);`;

const escaped = (text: string): string =>
  text.replace(/[\\\n\r\t]/g, (char) => ({ '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' })[char]!);

/** Seconds that a bare COPY of the texts takes, with the same text indexes in place, committed. */
export async function copySeconds(admin: Connection, articles: readonly Article[]): Promise<number> {
  const client = await connectOnce(admin);
  try {
    await client.query('drop schema if exists peer cascade');
    await client.query('create schema peer');
    await client.query(await fitting(client, table));
    const place = '11111111-1111-1111-1111-111111111111';
    const lines = articles.flatMap(({ text }) => {
      const sha256 = createHash('sha256').update(text).digest('hex');
      return segmentsOf(text).map(
        (segment, n) => `${place}\t${place}\t\\\\x${sha256}\t${n}\t${segment.start}\t${escaped(segment.text)}\n`,
      );
    });
    const begun = performance.now();
    const into = client.query(
      copyFrom('copy peer.text_segment (case_id, compartment_id, sha256, n, start, text) from stdin'),
    );
    await pipeline(Readable.from(lines), into);
    const seconds = (performance.now() - begun) / 1000;
    await client.query('drop schema peer cascade');
    return seconds;
  } finally {
    await client.end();
  }
}

/** The trigram operators lie in whichever schema the extension was put. */
async function fitting(client: Awaited<ReturnType<typeof connectOnce>>, sql: string): Promise<string> {
  const found = await client.query<{ schema: string }>(
    `select n.nspname as schema from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname = 'pg_trgm'`,
  );
  return sql.replace('lamplighter.gin_trgm_ops', `${found.rows[0]!.schema}.gin_trgm_ops`);
}
