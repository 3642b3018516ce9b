import type pg from 'pg';
import type { ChainKey } from '#domain/entry';
import { chainId, noHash } from '#engines/seal/entry-seal';
import { checkChain } from '#engines/seal/check-chain';
import type { Checkpoint } from './checkpoint.ts';
import type { Connection } from './connect.ts';
import { sha256 } from './digest.ts';
import { chainKeys, entriesOf } from './ledger-entries.ts';
import { asOperator } from './rebuild.ts';
import { contentIndex, type ContentIndex } from './verify-content-index.ts';
import { contentFindings, strayContent } from './verify-content.ts';

/** What is wrong, where, and since when: `seq` and `recordedAt` name the first bad entry of its chain where one is at fault. */
export type Finding = {
  readonly caseId: string;
  readonly compartmentId: string;
  readonly chain: string;
  readonly seq: number | null;
  /** UTC, ISO 8601. */
  readonly recordedAt: string | null;
  readonly what: string;
};

export type VerifyReport = {
  readonly ok: boolean;
  readonly chains: number;
  readonly entries: number;
  readonly items: number;
  readonly erased: number;
  readonly blobs: number;
  readonly texts: number;
  readonly checkpoint: string | null;
  readonly findings: readonly Finding[];
};

export type VerifyOptions = { readonly checkpoint?: Checkpoint; readonly onProgress?: (entries: number) => void };

/** Checks every chain, every item, every kept byte and text of the installation, in one snapshot. */
export function verifyLedger(
  operator: Connection,
  { checkpoint, onProgress = () => undefined }: VerifyOptions = {},
): Promise<VerifyReport> {
  return asOperator(operator, 'repeatable read', async (_db, client) => {
    const findings: Finding[] = [];
    const totals = { chains: 0, entries: 0, items: 0, erased: 0, blobs: 0, texts: 0 };
    const keys = await chainKeys(client);
    for (const key of keys) {
      totals.chains += 1;
      const index = contentIndex();
      const chain = await chainFindings(client, key, index, totals, checkpoint, onProgress);
      findings.push(...chain.findings);
      // What a broken chain names from there on is not known, so nothing true could be said of its content.
      if (key.chain !== 'ledger' || chain.broken) continue;
      const content = await contentFindings(client, key, index);
      totals.blobs += content.blobs;
      totals.texts += content.texts;
      findings.push(...content.findings);
    }
    findings.push(...(await strayContent(client, keys)), ...missingChains(keys, checkpoint));
    return { ok: findings.length === 0, ...totals, checkpoint: checkpoint?.at ?? null, findings };
  });
}

/** A changed time may lie outside what a date can say; then there is none to give. */
const iso = (ms: number | null): string | null =>
  ms === null || Number.isNaN(new Date(ms).getTime()) ? null : new Date(ms).toISOString();

async function chainFindings(
  client: pg.ClientBase,
  key: ChainKey,
  index: ContentIndex,
  totals: { entries: number; items: number; erased: number },
  checkpoint: Checkpoint | undefined,
  onProgress: (entries: number) => void,
): Promise<{ findings: Finding[]; broken: boolean }> {
  const at = (seq: number | null, recordedAt: number | null, what: string): Finding => ({
    ...key,
    seq,
    recordedAt: iso(recordedAt),
    what,
  });
  const broken = (...of: Parameters<typeof at>) => ({ findings: [at(...of)], broken: true });
  const check = checkChain(key, sha256);
  const kept = checkpoint?.chains.find((chain) => chainId(chain) === chainId(key));
  const times = new Map<number, number>();
  for await (const entry of entriesOf(client, key)) {
    const fault = check.next(entry);
    if (fault !== null) return broken(fault.seq, fault.recordedAt, fault.what);
    if (kept?.seq === entry.seq && Buffer.from(entry.hash).toString('hex') !== kept.hash)
      return broken(entry.seq, entry.recordedAt, 'it differs from the checkpoint');
    if (entry.items.some((item) => item.bytes === null)) times.set(entry.seq, entry.recordedAt);
    const unread = index.add(entry);
    if (unread !== null) return broken(entry.seq, entry.recordedAt, unread);
    totals.entries += 1;
    totals.items += entry.items.length;
    if (totals.entries % 200 === 0) onProgress(totals.entries);
  }
  const findings: Finding[] = [];
  const last = check.last;
  if (kept && kept.seq > (last?.seq ?? 0))
    findings.push(at((last?.seq ?? 0) + 1, null, `the end is cut off: the checkpoint knows ${kept.seq} entries`));
  // First the end: where it is cut off, the erasure that explains a missing item may have stood there.
  const end = await endFindings(client, key, last, at);
  findings.push(...end);
  for (const { seq, ordinal } of check.erased) {
    totals.erased += 1;
    if (!index.isErased(seq, ordinal))
      findings.push(at(seq, times.get(seq) ?? null, `item ${ordinal} was removed without an erasure on record`));
  }
  if (end.length === 0) findings.push(...(await strayItems(client, key, at)));
  return { findings, broken: false };
}

async function endFindings(
  client: pg.ClientBase,
  key: ChainKey,
  last: { seq: number; hash: Uint8Array; recordedAt: number } | null,
  at: (seq: number | null, recordedAt: number | null, what: string) => Finding,
): Promise<Finding[]> {
  const head = await client.query<{ seq: number; hash: Buffer; recorded_at: number }>(
    'select seq, hash, recorded_at from lamplighter.ledger_head where case_id = $1 and compartment_id = $2 and chain = $3',
    [key.caseId, key.compartmentId, key.chain],
  );
  const row = head.rows[0];
  const matches =
    row !== undefined &&
    row.seq === (last?.seq ?? 0) &&
    row.recorded_at === (last?.recordedAt ?? 0) &&
    row.hash.equals(last?.hash ?? noHash);
  if (matches) return [];
  const known = row?.seq ?? 0;
  const what = `the chain's end does not match its last entry (it names ${known}, ${last?.seq ?? 0} are there)`;
  return [at((last?.seq ?? 0) + (known > (last?.seq ?? 0) ? 1 : 0), null, what)];
}

async function strayItems(
  client: pg.ClientBase,
  key: ChainKey,
  at: (seq: number | null, recordedAt: number | null, what: string) => Finding,
): Promise<Finding[]> {
  const stray = await client.query<{ seq: number; what: string }>(
    `select l.seq, 'an item belongs to no entry' as what from lamplighter.ledger_leaf l
       where l.case_id = $1 and l.compartment_id = $2 and l.chain = $3
       and not exists (select 1 from lamplighter.ledger_entry e where e.case_id = l.case_id and e.compartment_id = l.compartment_id and e.chain = l.chain and e.seq = l.seq)
     union all select p.seq, 'content belongs to no item' from lamplighter.ledger_payload p
       where p.case_id = $1 and p.compartment_id = $2 and p.chain = $3
       and not exists (select 1 from lamplighter.ledger_leaf l where l.case_id = p.case_id and l.compartment_id = p.compartment_id and l.chain = p.chain and l.seq = p.seq and l.ordinal = p.ordinal)
     order by 1 limit 20`,
    [key.caseId, key.compartmentId, key.chain],
  );
  return stray.rows.map((one) => at(one.seq, null, one.what));
}

function missingChains(keys: readonly ChainKey[], checkpoint: Checkpoint | undefined): Finding[] {
  if (checkpoint === undefined) return [];
  const there = new Set(keys.map(chainId));
  return checkpoint.chains
    .filter((chain) => !there.has(chainId(chain)))
    .map(({ caseId, compartmentId, chain, seq }) => ({
      caseId,
      compartmentId,
      chain,
      seq: 1,
      recordedAt: null,
      what: `the whole chain is gone: the checkpoint knows ${seq} entries`,
    }));
}
