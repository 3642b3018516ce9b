import { sql } from 'kysely';
import { flowKinds } from '#domain/link';
import { caseLinkBytes, betweenFields, betweenLinks } from '#engines/trace/case-link-rows';
import type { ScopedTransaction } from './scope.ts';

/** What a trace takes up: flows, and who had access to what. */
const kinds = [...flowKinds, 'access'];

/** A place in the order in which a compartment's links were accepted. */
export type LinkPlace = { readonly seq: number; readonly ordinal: number; readonly linkId: string };

export const firstPlace: LinkPlace = { seq: 0, ordinal: 0, linkId: '00000000-0000-0000-0000-000000000000' };

export type FlowRows = {
  readonly bytes: Uint8Array;
  readonly texts: string;
  readonly count: number;
  /** Where the next call goes on; null at the end. */
  readonly next: LinkPlace | null;
};

const most = 100_000;

/** Links of one compartment after a place and up to a sequence number, ended ones too, laid side by side as `caseLinksOf` reads them. */
export async function flowRows(
  tx: ScopedTransaction,
  compartmentId: string,
  after: LinkPlace,
  upTo: number,
): Promise<FlowRows> {
  const found = await sql<{
    bytes: Buffer | null;
    texts: string | null;
    count: number;
    seq: number | null;
    ordinal: number | null;
    link_id: string | null;
  }>`
    select string_agg(bytes, ''::bytea order by n) as bytes, string_agg(texts, ${betweenLinks} order by n) as texts,
      count(*)::int as count, max(from_seq) as seq,
      (array_agg(origin_ordinal order by n desc))[1] as ordinal, (array_agg(link_id order by n desc))[1] as link_id
    from (
      select row_number() over (order by from_seq, origin_ordinal, link_id) as n, from_seq, origin_ordinal, link_id,
        uuid_send(link_id) || uuid_send(from_id) || uuid_send(to_id)
          || int2send((array_position(${kinds}::text[], kind) - 1)::smallint)
          || int4send(from_seq::int) || int4send(coalesce(to_seq, 2147483647)::int)
          || float8send(accepted_at::float8 * 1024 + least(origin_ordinal, 1023)) as bytes,
        translate(coalesce(time, ''), ${betweenFields + betweenLinks}, '') || ${betweenFields}
          || translate(coalesce(arrives, ''), ${betweenFields + betweenLinks}, '') || ${betweenFields}
          || translate(coalesce(item, ''), ${betweenFields + betweenLinks}, '') as texts
      from link
      where case_id = ${tx.scope.caseId} and compartment_id = ${compartmentId} and kind = any (${kinds}::text[])
        and (from_seq, origin_ordinal, link_id) > (${after.seq}, ${after.ordinal}, ${after.linkId}::uuid) and from_seq <= ${upTo}
      order by from_seq, origin_ordinal, link_id limit ${most}) rows`.execute(tx.db);
  const row = found.rows[0]!;
  if (row.bytes !== null && row.bytes.length !== row.count * caseLinkBytes) throw new Error('rows of links are cut');
  return {
    bytes: row.bytes ?? new Uint8Array(0),
    texts: row.texts ?? '',
    count: row.count,
    next: row.count < most ? null : { seq: row.seq!, ordinal: row.ordinal!, linkId: row.link_id! },
  };
}

/** Links of a compartment that ended after one sequence number and by another. */
export async function endedLinks(
  tx: ScopedTransaction,
  compartmentId: string,
  after: number,
  upTo: number,
): Promise<{ linkId: string; toSeq: number }[]> {
  const rows = await tx.db
    .selectFrom('link')
    .select(['link_id', 'to_seq'])
    .where('case_id', '=', tx.scope.caseId)
    .where('compartment_id', '=', compartmentId)
    .where('to_seq', '>', after)
    .where('to_seq', '<=', upTo)
    .execute();
  return rows.map((row) => ({ linkId: row.link_id, toSeq: row.to_seq! }));
}

/** Whether anything was erased from a compartment after a sequence number: then what was taken up before may hold it still. */
export async function wasErasedSince(tx: ScopedTransaction, compartmentId: string, seq: number): Promise<boolean> {
  const found = await tx.db
    .selectFrom('log_item')
    .select('seq')
    .where('case_id', '=', tx.scope.caseId)
    .where('compartment_id', '=', compartmentId)
    .where('kind', '=', 'erased')
    .where('seq', '>', seq)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}
