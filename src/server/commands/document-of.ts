import { documentById, type DocumentRow } from '#store/document';
import type { ScopedTransaction } from '#store/scope';
import { notFound } from '../refusals.ts';

/** The document as it stands now, or the answer for what is not there. */
export async function documentOf(tx: ScopedTransaction, documentId: string): Promise<DocumentRow> {
  const row = await documentById(tx, null, documentId);
  if (row === undefined) throw notFound();
  return row;
}
