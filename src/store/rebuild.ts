import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import type pg from 'pg';
import type { ChainKey, Item } from '#domain/entry';
import { connectPool, type Connection } from './connect.ts';
import { dumpProjections, type Dump } from './dump.ts';
import { chainKeys, entriesOf } from './ledger-entries.ts';
import { projectionTables } from './projection-tables.ts';
import { madeTables } from './made-tables.ts';
import { project } from './project.ts';
import type { Database } from './schema.ts';

export type RebuildReport = {
  readonly identical: boolean;
  readonly live: Dump;
  readonly rebuilt: Dump;
  readonly entries: number;
  /** Tables whose rows differed. */ readonly differing: readonly string[];
};

/** Runs work as the operator in one transaction, with the same connection as `pg` and as Kysely see it. */
export async function asOperator<T>(
  operator: Connection,
  isolation: 'repeatable read' | 'read committed',
  work: (db: Transaction<Database>, client: pg.ClientBase) => Promise<T>,
): Promise<T> {
  const pool = connectPool(operator, 1);
  // With one connection in the pool, what Kysely runs on is the client that the pool last handed out.
  let client: pg.PoolClient | undefined;
  pool.on('acquire', (acquired) => (client = acquired));
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  try {
    return await db
      .transaction()
      .setIsolationLevel(isolation)
      .execute((trx) => work(trx, client!));
  } finally {
    await db.destroy();
  }
}

/** Folds the ledger anew from its recorded outputs and compares with what stood; nobody writes meanwhile. The rebuilt rows stand afterwards. */
export function rebuild(
  operator: Connection,
  onProgress: (entries: number) => void = () => undefined,
): Promise<RebuildReport> {
  return asOperator(operator, 'read committed', async (db, client) => {
    await client.query(
      'lock table lamplighter.ledger_head, lamplighter.name_index, lamplighter.word_index in exclusive mode',
    );
    const live = await dumpProjections(client);
    for (const table of [...Object.keys(projectionTables), ...madeTables])
      await client.query(`delete from lamplighter.${table}`);
    let entries = 0;
    for (const key of await chainKeys(client)) {
      entries += await foldChain(db, client, key, (done) => onProgress(entries + done));
    }
    const rebuilt = await dumpProjections(client);
    const differing = Object.keys(projectionTables).filter(
      (table) => live.tables[table]!.sha256 !== rebuilt.tables[table]!.sha256,
    );
    return { identical: live.sha256 === rebuilt.sha256, live, rebuilt, entries, differing };
  });
}

/** Folds one chain from its first entry; erased items are passed by. Returns how many entries it folded. */
export async function foldChain(
  db: Transaction<Database>,
  client: pg.ClientBase,
  key: ChainKey,
  onProgress: (entries: number) => void = () => undefined,
): Promise<number> {
  if (key.chain !== 'ledger') return 0;
  let entries = 0;
  for await (const entry of entriesOf(client, key)) {
    const items = entry.items.flatMap(({ bytes, ordinal }) => {
      if (bytes === null) return [];
      const item = JSON.parse(Buffer.from(bytes).toString('utf8')) as Item;
      return [{ ...item, ordinal }];
    });
    await project(db, key, entry, items);
    entries += 1;
    if (entries % 50 === 0) onProgress(entries);
  }
  return entries;
}
