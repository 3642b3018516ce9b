import { sql } from 'kysely';
import { entitySchemata } from '#domain/entity';
import { linkKinds } from '#domain/link';
import { betweenTimes, type LinkPiece } from '#engines/chart/link-pieces';
import { stood, type Cut } from './cut.ts';
import type { LinkRow } from './link.ts';
import type { ScopedTransaction } from './scope.ts';

/*
 * A whole case for its chart. Rows would cost a second and a gigabyte where there are hundreds of thousands; so the
 * database lays the columns that a chart needs side by side as bytes, in pieces, and only names of what is shown are
 * fetched. Links come in the order of their index, which costs nothing: sorting them took longer than reading them. A
 * piece goes on from the last row of the one before, so that each is taken up while the next is read. Soon after a
 * large load the planner knows little of a table and would sort each piece anew (300,000 links: 6.8 s against 2.1), so
 * sorting is made dear to it meanwhile.
 */

/** Links that are read at once: while they are taken up, the database lays out the next. */
const perPiece = 60_000;

/** Every entity that stood at the cut and the scope may see, as a chart in making reads them. */
export async function chartEntities(tx: ScopedTransaction, cut: Cut): Promise<Uint8Array> {
  const pieces = await sql<{ bytes: string }>`
    select encode(string_agg(bytes, ''::bytea), 'base64') as bytes from (
      select row_number() over (order by name collate "C", from_seq, entity_id) as n,
        uuid_send(entity_id) || int4send(array_position(${[...entitySchemata]}::text[], schema) - 1) as bytes
      from entity e where case_id = ${tx.scope.caseId} and ${stood('e', cut)} order by n) rows
    group by n / 20000 order by n / 20000`.execute(tx.db);
  return Buffer.concat(pieces.rows.map((row) => Buffer.from(row.bytes, 'base64')));
}

type Piece = {
  readonly bytes: string | null;
  readonly times: string | null;
  readonly count: number;
  readonly seq: number | null;
  readonly ordinal: number | null;
  readonly link_id: string | null;
};

/** Every link that stood at the cut and the scope may see, in pieces, compartment after compartment as each ledger has them. */
export async function* chartLinks(tx: ScopedTransaction, cut: Cut, atOnce = perPiece): AsyncGenerator<LinkPiece> {
  await sql`set local enable_sort = off`.execute(tx.db);
  yield* piecesOf(tx, cut, atOnce);
  await sql`set local enable_sort = on`.execute(tx.db);
}

async function* piecesOf(tx: ScopedTransaction, cut: Cut, atOnce: number): AsyncGenerator<LinkPiece> {
  for (const compartmentId of tx.scope.compartmentIds.toSorted()) {
    let after = { seq: -1, ordinal: 0, linkId: tx.scope.caseId };
    for (let isMore = true; isMore;) {
      const { rows } = await sql<Piece>`
        select encode(string_agg(bytes, ''::bytea), 'base64') as bytes, string_agg(time, ${betweenTimes}) as times,
          count(*)::int as count, max(from_seq) as seq, (array_agg(origin_ordinal))[count(*)] as ordinal,
          (array_agg(link_id))[count(*)] as link_id
        from (
          select from_seq, origin_ordinal, link_id,
            uuid_send(link_id) || uuid_send(from_id) || uuid_send(to_id) || float8send(accepted_at::float8)
              || int4send((array_position(${[...linkKinds]}::text[], kind) - 1) * 2
                + case when cardinality(contradicted_by) > 0 then 1 else 0 end) as bytes,
            translate(coalesce(time, ''), ${betweenTimes}, '') as time
          from link l where case_id = ${tx.scope.caseId} and compartment_id = ${compartmentId} and ${stood('l', cut)}
            and (from_seq, origin_ordinal, link_id) > (${after.seq}, ${after.ordinal}, ${after.linkId}::uuid)
          order by from_seq, origin_ordinal, link_id limit ${atOnce}) rows`.execute(tx.db);
      const [{ bytes, times, count, seq, ordinal, link_id }] = rows as [Piece];
      if (bytes !== null) yield { bytes: Buffer.from(bytes, 'base64'), times: times ?? '' };
      isMore = count === atOnce;
      after = { seq: seq ?? 0, ordinal: ordinal ?? 0, linkId: link_id ?? tx.scope.caseId };
    }
  }
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
