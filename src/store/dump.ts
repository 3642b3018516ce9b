import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { Writable } from 'node:stream';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { projectionTables } from './projection-tables.ts';

export type Dump = {
  readonly sha256: string;
  readonly tables: Readonly<Record<string, { readonly rows: number; readonly sha256: string }>>;
};

/**
 * The canonical dump of the projections as hashes: each row as JSON in the order of its key. Search columns are no
 * projection and are not in it. Runs in the caller's transaction; reads row by row, whatever the size.
 */
export async function dumpProjections(client: pg.ClientBase): Promise<Dump> {
  const whole = createHash('sha256');
  const tables: Record<string, { rows: number; sha256: string }> = {};
  for (const [table, key] of Object.entries(projectionTables)) {
    const hash = createHash('sha256');
    let rows = 0;
    const sink = new Writable({
      write(chunk: Buffer, _encoding, done) {
        hash.update(chunk);
        for (const byte of chunk) if (byte === 10) rows += 1;
        done();
      },
    });
    await pipeline(
      client.query(copyTo(`copy (select to_jsonb(t)::text from lamplighter.${table} t order by ${key}) to stdout`)),
      sink,
    );
    tables[table] = { rows, sha256: hash.digest('hex') };
    whole.update(`${table} ${rows} ${tables[table].sha256}\n`);
  }
  return { sha256: whole.digest('hex'), tables };
}
