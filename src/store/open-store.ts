import { Kysely, PostgresDialect } from 'kysely';
import type { ChainName } from '#domain/entry';
import { appendEntry, lockChain, type SealedEntry } from './append-entry.ts';
import { connectPool, type Connection } from './connect.ts';
import type { DraftEntry } from './draft-entry.ts';
import type { Database } from './schema.ts';
import { enterScope, inScope, type Scope, type ScopedTransaction } from './scope.ts';

/** The application's way into the database, as the role that may read and add, inside a scope. */
export type Store = {
  /** For the tables that belong to no case: sessions, links, credentials, the jobs, which hold ids. */
  readonly db: Kysely<Database>;
  /** For those who need a connection of their own, as the same role. */
  readonly connection: Connection;
  /** Reads inside a scope, in one transaction. */
  read<T>(scope: Scope, work: (tx: ScopedTransaction) => Promise<T>): Promise<T>;
  /**
   * Writes inside a scope what stands beside the ledger and not in it, as which documents a load came to or when somebody
   * last ran a search: no chain is held, so two may do so at one time.
   */
  note<T>(scope: Scope, work: (tx: ScopedTransaction) => Promise<T>): Promise<T>;
  /**
   * Checks and appends inside a scope, holding the chain of one compartment, so that nobody decides in between. `first`
   * runs in the same transaction before the chain is held: for slow work that others need not wait for.
   */
  write<T>(
    scope: Scope,
    compartmentId: string,
    work: (tx: WritingTransaction) => Promise<T>,
    options?: { readonly chain?: ChainName; readonly first?: (tx: ScopedTransaction) => Promise<void> },
  ): Promise<T>;
  /**
   * Checks and appends in several cases in one transaction: all of it stands, or nothing. One scope at a time: once the
   * next is entered, row security lets through nothing of the one before. Who enters one holds its chain to the end.
   */
  writeTogether<T>(
    work: (enter: (scope: Scope, compartmentId: string) => Promise<WritingTransaction>) => Promise<T>,
  ): Promise<T>;
  close(): Promise<void>;
};

export type WritingTransaction = ScopedTransaction & {
  readonly compartmentId: string;
  /** Seals the draft as the chain's next entry and folds it. */
  append(draft: DraftEntry): Promise<SealedEntry>;
};

/** Opens the store over one connection's role; `now` gives UTC milliseconds. */
export function openStore(connection: Connection, now: () => number, maxConnections = 12): Store {
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool: connectPool(connection, maxConnections) }) });
  const writing = (tx: ScopedTransaction, compartmentId: string, chain: ChainName): WritingTransaction => ({
    ...tx,
    compartmentId,
    append: (draft) => appendEntry(tx, compartmentId, draft, now(), chain),
  });
  return {
    db,
    connection,
    read: (scope, work) => inScope(db, scope, work),
    note: (scope, work) => inScope(db, scope, work),
    write: (scope, compartmentId, work, { chain = 'ledger', first } = {}) =>
      inScope(db, scope, async (tx) => {
        await first?.(tx);
        await lockChain(tx, compartmentId, chain);
        return work(writing(tx, compartmentId, chain));
      }),
    writeTogether: (work) =>
      db.transaction().execute((trx) =>
        work(async (scope, compartmentId) => {
          const tx = await enterScope(trx, scope);
          await lockChain(tx, compartmentId);
          return writing(tx, compartmentId, 'ledger');
        }),
      ),
    close: () => db.destroy(),
  };
}
