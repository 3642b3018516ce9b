import { sql, type RawBuilder } from 'kysely';
import type { ScopedTransaction } from './scope.ts';

/** A moment to read at: null is now; else the greatest sequence number each compartment had recorded by then. */
export type Cut = { readonly at: number; readonly seqs: ReadonlyMap<string, number> } | null;

export const now: Cut = null;

/** The cut at a time, for the compartments of the scope. */
export async function cutAt(tx: ScopedTransaction, at: number | null): Promise<Cut> {
  if (at === null) return null;
  const found = await tx.db
    .selectFrom('ledger_entry')
    .select(['compartment_id', (eb) => eb.fn.max('seq').as('seq')])
    .where('case_id', '=', tx.scope.caseId)
    .where('chain', '=', 'ledger')
    .where('recorded_at', '<=', at)
    .groupBy('compartment_id')
    .execute();
  return { at, seqs: new Map(found.map((row) => [row.compartment_id, row.seq])) };
}

/** The condition that a row of `alias` stood at the cut. */
export function stood(alias: string, cut: Cut): RawBuilder<boolean> {
  const from = sql.ref(`${alias}.from_seq`);
  const to = sql.ref(`${alias}.to_seq`);
  if (cut === null) return sql<boolean>`${to} is null`;
  const seq = seqIn(alias, cut);
  return sql<boolean>`(${from} <= ${seq} and (${to} is null or ${to} > ${seq}))`;
}

/** The cut's sequence number for the row's compartment; 0 where nothing was recorded by then. */
export function seqIn(alias: string, cut: NonNullable<Cut>): RawBuilder<number> {
  const id = sql.ref(`${alias}.compartment_id`);
  if (cut.seqs.size === 0) return sql<number>`0::bigint`;
  const cases = [...cut.seqs].map(([compartment, seq]) => sql`when ${compartment}::uuid then ${seq}::bigint`);
  return sql<number>`(case ${id} ${sql.join(cases, sql` `)} else 0::bigint end)`;
}

/** The latest change of a row by the cut: when it began to stand, or when it ended if that was known by then. */
export function changedBy(alias: string, cut: Cut): RawBuilder<number> {
  const from = sql.ref(`${alias}.from_seq`);
  const to = sql.ref(`${alias}.to_seq`);
  if (cut === null) return sql<number>`greatest(${from}, ${to})`;
  return sql<number>`case when ${to} <= ${seqIn(alias, cut)} then ${to} else ${from} end`;
}
