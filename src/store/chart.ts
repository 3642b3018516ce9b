import { sql } from 'kysely';
import { entitySchemata } from '#domain/entity';
import { linkKinds } from '#domain/link';
import { betweenTimes, type ChartRows } from '#engines/chart/case-chart';
import { stood, type Cut } from './cut.ts';
import type { LinkRow } from './link.ts';
import type { ScopedTransaction } from './scope.ts';

/*
 * A whole case for its chart. Rows would cost a second and a gigabyte where there are hundreds of thousands; so the
 * database lays the columns that a chart needs side by side as bytes, in pieces, and only names of what is shown are
 * fetched. Links come in the order of their index, which costs nothing: sorting them took longer than reading them.
 */

const perPiece = sql.lit(20_000);

/** Everything that stood at the cut and the scope may see, as `caseChartOf` reads it. */
export async function chartColumns(tx: ScopedTransaction, cut: Cut): Promise<Pick<ChartRows, 'entities' | 'links'>> {
  const entities = await sql<{ bytes: string }>`
    select encode(string_agg(bytes, ''::bytea order by n), 'base64') as bytes from (
      select row_number() over (order by name collate "C", from_seq, entity_id) as n,
        uuid_send(entity_id) || int4send(array_position(${[...entitySchemata]}::text[], schema) - 1) as bytes
      from entity e where case_id = ${tx.scope.caseId} and ${stood('e', cut)}) rows
    group by n / ${perPiece} order by n / ${perPiece}`.execute(tx.db);
  const links = await sql<{ bytes: string; times: string }>`
    select encode(string_agg(bytes, ''::bytea), 'base64') as bytes, string_agg(time, ${betweenTimes}) as times from (
      select compartment_id, from_seq / 64 as seqs, origin_ordinal / 4096 as ordinals,
        uuid_send(link_id) || uuid_send(from_id) || uuid_send(to_id) || float8send(accepted_at::float8)
          || int4send((array_position(${[...linkKinds]}::text[], kind) - 1) * 2
            + case when cardinality(contradicted_by) > 0 then 1 else 0 end) as bytes,
        translate(coalesce(time, ''), ${betweenTimes}, '') as time
      from link l where case_id = ${tx.scope.caseId} and ${stood('l', cut)}
      order by compartment_id, from_seq, origin_ordinal, link_id) rows
    group by compartment_id, seqs, ordinals order by compartment_id, seqs, ordinals`.execute(tx.db);
  return {
    entities: Buffer.concat(entities.rows.map((row) => Buffer.from(row.bytes, 'base64'))),
    links: links.rows.map((row) => ({ bytes: Buffer.from(row.bytes, 'base64'), times: row.times })),
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
