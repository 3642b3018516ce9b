import type { ChainName } from '#domain/entry';
import { connectOnce, type Connection } from './connect.ts';

/** Where every chain stood at a time. Kept elsewhere, it shows later whether a tail was cut off. */
export type Checkpoint = {
  readonly format: 1;
  /** UTC, ISO 8601. */
  readonly at: string;
  readonly chains: readonly {
    readonly caseId: string;
    readonly compartmentId: string;
    readonly chain: ChainName;
    readonly seq: number;
    readonly hash: string;
  }[];
};

/** Reads the last entry of every chain; `at` is the time it is taken. */
export async function takeCheckpoint(operator: Connection, at: Date): Promise<Checkpoint> {
  const client = await connectOnce(operator);
  try {
    const { rows } = await client.query<{
      case_id: string;
      compartment_id: string;
      chain: ChainName;
      seq: number;
      hash: Buffer;
    }>(`
      select distinct on (case_id, compartment_id, chain) case_id, compartment_id, chain, seq, hash
      from lamplighter.ledger_entry order by case_id, compartment_id, chain, seq desc`);
    const chains = rows.map((row) => ({
      caseId: row.case_id,
      compartmentId: row.compartment_id,
      chain: row.chain,
      seq: row.seq,
      hash: row.hash.toString('hex'),
    }));
    return { format: 1, at: at.toISOString(), chains };
  } finally {
    await client.end();
  }
}
