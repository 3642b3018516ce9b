import { sql } from 'kysely';
import type { LoadState } from '#domain/load-state';
import type { ScopedTransaction } from './scope.ts';

/** A load of many files: what somebody set out to send into one compartment. */
export type LoadRow = {
  readonly load_id: string;
  readonly compartment_id: string;
  readonly account_id: string;
  readonly account_name: string;
  readonly label: string;
  readonly total: number;
  readonly state: LoadState;
  readonly started_at: number;
};

/** How far a load has come; `inside` are documents found inside those received, counted with them by state. */
export type LoadCounts = {
  readonly received: number;
  readonly inside: number;
  readonly waiting: number;
  readonly read: number;
  readonly unreadable: number;
  readonly set_aside: number;
};

const columns = sql`load_id, compartment_id, account_id, account_name, label, total, state, started_at`;

export async function addLoad(tx: ScopedTransaction, row: LoadRow): Promise<void> {
  await sql`insert into load (case_id, compartment_id, load_id, account_id, account_name, label, total, state, started_at)
    values (${tx.scope.caseId}, ${row.compartment_id}, ${row.load_id}, ${row.account_id}, ${row.account_name}, ${row.label}, ${row.total}, ${row.state}, ${row.started_at})`.execute(
    tx.db,
  );
}

const mostListed = 50;

/** Loads of the scope that have not ended: the account's own first, then the newest, 50 at most, and how many more there are. */
export async function openLoads(
  tx: ScopedTransaction,
  accountId: string,
): Promise<{ readonly rows: LoadRow[]; readonly notListed: number }> {
  const { caseId, compartmentIds } = tx.scope;
  const found = await sql<
    LoadRow & { in_all: number }
  >`select ${columns}, (count(*) over ())::int as in_all from load where case_id = ${caseId}
    and compartment_id = any (${[...compartmentIds]}::uuid[]) and state <> 'ended'
    order by (account_id = ${accountId}) desc, started_at desc, load_id limit ${mostListed}`.execute(tx.db);
  return { rows: found.rows, notListed: (found.rows[0]?.in_all ?? 0) - found.rows.length };
}

/** The account's own load of this label in a compartment that has not ended; the newest where there are several. */
export async function openLoadOf(
  tx: ScopedTransaction,
  of: { readonly compartmentId: string; readonly accountId: string; readonly label: string },
): Promise<LoadRow | undefined> {
  const found = await sql<LoadRow>`select ${columns} from load where case_id = ${tx.scope.caseId}
    and compartment_id = ${of.compartmentId} and account_id = ${of.accountId} and label = ${of.label} and state <> 'ended'
    order by started_at desc, load_id limit 1`.execute(tx.db);
  return found.rows[0];
}

export async function loadById(tx: ScopedTransaction, loadId: string): Promise<LoadRow | undefined> {
  const { caseId, compartmentIds } = tx.scope;
  const found = await sql<LoadRow>`select ${columns} from load where case_id = ${caseId}
    and compartment_id = any (${[...compartmentIds]}::uuid[]) and load_id = ${loadId}`.execute(tx.db);
  return found.rows[0];
}

/** Changes a load's state or what it comes to in all; reading of one that is stopped is held up. */
export async function changeLoad(
  tx: ScopedTransaction,
  row: Pick<LoadRow, 'compartment_id' | 'load_id' | 'state' | 'total'>,
): Promise<void> {
  await sql`update load set state = ${row.state}, total = ${row.total} where case_id = ${tx.scope.caseId}
    and compartment_id = ${row.compartment_id} and load_id = ${row.load_id}`.execute(tx.db);
  if (row.state === 'stopped')
    await sql`insert into load_pause (compartment_id, load_id) values (${row.compartment_id}, ${row.load_id}) on conflict do nothing`.execute(
      tx.db,
    );
  else
    await sql`delete from load_pause where compartment_id = ${row.compartment_id} and load_id = ${row.load_id}`.execute(
      tx.db,
    );
}

/** Counts documents as received in a load, each once. */
export async function addToLoad(
  tx: ScopedTransaction,
  of: { readonly compartmentId: string; readonly loadId: string },
  documentIds: readonly string[],
): Promise<void> {
  if (documentIds.length === 0) return;
  await sql`insert into load_document (case_id, compartment_id, load_id, document_id)
    select ${tx.scope.caseId}, ${of.compartmentId}, ${of.loadId}, d from unnest(${[...documentIds]}::uuid[]) as d
    on conflict do nothing`.execute(tx.db);
}

export async function loadCounts(
  tx: ScopedTransaction,
  { compartment_id, load_id }: Pick<LoadRow, 'compartment_id' | 'load_id'>,
): Promise<LoadCounts> {
  const place = sql`case_id = ${tx.scope.caseId} and compartment_id = ${compartment_id}`;
  const found = await sql<LoadCounts>`
    with mine as materialized (select document_id from load_document where ${place} and load_id = ${load_id}),
    held as (select document_id from mine
      union select document_id from document_place where ${place} and to_seq is null and root_id in (select document_id from mine))
    select (select count(*) from mine)::int as received, (count(*) - (select count(*) from mine))::int as inside,
      count(*) filter (where s.state = 'waiting')::int as waiting, count(*) filter (where s.state = 'read')::int as read,
      count(*) filter (where s.state = 'unreadable')::int as unreadable, count(*) filter (where s.state = 'set aside')::int as set_aside
    from held h join document_state s on s.case_id = ${tx.scope.caseId} and s.compartment_id = ${compartment_id}
      and s.document_id = h.document_id and s.to_seq is null`.execute(tx.db);
  return found.rows[0]!;
}
