import { connectOnce, type Connection } from './connect.ts';

/** Of which tables: those that documents fill, or any that has changed much since it was last looked at. */
export type FiguresOf = 'documents' | 'changed';

const ofDocuments =
  'ledger_entry, ledger_leaf, ledger_payload, document, document_state, rendition, reading, claim, decision, text_segment, search_text, blob, blob_chunk, log_item';

/** As the server's own watch has it, which may come a minute later, or be switched off. */
const changed = `select format('%I.%I', schemaname, relname) as name from pg_stat_user_tables
  where schemaname = 'lamplighter' and n_mod_since_analyze > 1000 + n_live_tup / 10 order by 1`;

/**
 * Lets the planner know how large the tables have become. After a folder of documents has come in its figures are those
 * of empty tables until the server gets round to it, and a search that takes milliseconds takes a minute (measured with
 * 845 documents: 63 s against 7 ms). Only the owner may do this, so it takes the owner's connection.
 */
export async function refreshStatistics(owner: Connection, of: FiguresOf): Promise<void> {
  const client = await connectOnce(owner);
  try {
    const tables =
      of === 'documents'
        ? ofDocuments
        : (await client.query<{ name: string }>(changed)).rows.map((row) => row.name).join(', ');
    if (tables !== '') await client.query(`analyze ${tables}`);
  } finally {
    await client.end();
  }
}
