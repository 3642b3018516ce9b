import { connectOnce, type Connection } from './connect.ts';

/**
 * Lets the planner know how large the tables have become. After a folder of documents has come in its figures are those
 * of empty tables until the server gets round to it, and a search that takes milliseconds takes a minute (measured with
 * 845 documents: 63 s against 7 ms). Only the owner may do this, so it takes the owner's connection.
 */
export async function refreshStatistics(owner: Connection): Promise<void> {
  const client = await connectOnce(owner);
  try {
    await client.query(
      `analyze ledger_entry, ledger_leaf, ledger_payload, document, document_state, rendition, reading, claim, decision, text_segment, search_text, blob, blob_chunk, log_item`,
    );
  } finally {
    await client.end();
  }
}
