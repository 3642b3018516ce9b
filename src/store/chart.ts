import { sql } from 'kysely';
import { entitySchemata } from '#domain/entity';
import { linkKinds } from '#domain/link';
import { stood, type Cut } from './cut.ts';
import type { LinkRow } from './link.ts';
import type { ScopedTransaction } from './scope.ts';

/*
 * A whole case for its chart. Rows would cost a second and a gigabyte where there are hundreds of thousands; so the
 * database lays the columns that a chart needs side by side as bytes, and only names of what is shown are fetched.
 */

/** Rows of `uuid (16), schema (2)`; big-endian, in the order of their names. */
export const entityBytes = 18;
/** Rows of `uuid of the link, from, to (48), kind (2), contradicted (2)`; the newest accepted first. */
export const linkBytes = 52;

export type ChartColumns = {
  readonly entities: Buffer;
  readonly links: Buffer;
  /** The times of the links as they were written, '' where none was. */
  readonly times: readonly string[];
};

/** Text that no time holds. */
const between = '\u001f';
/** One value of PostgreSQL holds less than a gigabyte, and a string of Node half of one. */
const chunk = sql.lit(400_000);

/** Everything that stood at the cut and the scope may see. */
export async function chartColumns(tx: ScopedTransaction, cut: Cut): Promise<ChartColumns> {
  const entities = await sql<{ bytes: Buffer }>`
    select string_agg(bytes, ''::bytea order by n) as bytes from (
      select row_number() over (order by name collate "C", from_seq, entity_id) as n,
        uuid_send(entity_id) || int2send((array_position(${[...entitySchemata]}::text[], schema) - 1)::smallint) as bytes
      from entity e where case_id = ${tx.scope.caseId} and ${stood('e', cut)}) rows
    group by n / ${chunk} order by n / ${chunk}`.execute(tx.db);
  const links = await sql<{ bytes: Buffer; times: string }>`
    select string_agg(bytes, ''::bytea order by n) as bytes, string_agg(time, ${between} order by n) as times from (
      select row_number() over (order by accepted_at desc, from_seq desc, origin_ordinal, link_id) as n,
        uuid_send(link_id) || uuid_send(from_id) || uuid_send(to_id)
          || int2send((array_position(${[...linkKinds]}::text[], kind) - 1)::smallint)
          || int2send((case when cardinality(contradicted_by) > 0 then 1 else 0 end)::smallint) as bytes,
        translate(coalesce(time, ''), ${between}, '') as time
      from link l where case_id = ${tx.scope.caseId} and ${stood('l', cut)}) rows
    group by n / ${chunk} order by n / ${chunk}`.execute(tx.db);
  return {
    entities: Buffer.concat(entities.rows.map((row) => row.bytes)),
    links: Buffer.concat(links.rows.map((row) => row.bytes)),
    times: links.rows.flatMap((row) => row.times.split(between)),
  };
}

/** How far the ledger of each compartment of the scope goes; what was computed at these numbers is still true at them. */
export async function ledgerHeads(tx: ScopedTransaction): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.db
    .selectFrom('ledger_head')
    .select(['compartment_id', 'seq'])
    .where('case_id', '=', tx.scope.caseId)
    .where('chain', '=', 'ledger')
    .orderBy('compartment_id')
    .execute();
  return new Map(rows.map((row) => [row.compartment_id, row.seq]));
}

/** These links, whatever their order. */
export async function linksById(tx: ScopedTransaction, cut: Cut, linkIds: readonly string[]): Promise<LinkRow[]> {
  if (linkIds.length === 0) return [];
  return tx.db
    .selectFrom('link')
    .selectAll()
    .where('case_id', '=', tx.scope.caseId)
    .where('link_id', '=', sql<string>`any (${[...linkIds]}::uuid[])`)
    .where(stood('link', cut))
    .execute();
}
