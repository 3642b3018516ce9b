import type { ItemRef } from '#domain/entry';
import { Failure } from '#domain/failure';
import type { RecordCounts, RecordMapping } from '#domain/record-mapping';
import { documentById } from '#store/document';
import { draftEntry } from '#store/draft-entry';
import { imports, type ImportRow } from '#store/records';
import { actorRefOf } from '../actor.ts';
import type { InCompartment } from '../authorised.ts';
import type { ServerDeps } from '../deps.ts';
import { documentTable, type DocumentTable } from '../records/document-table.ts';
import { followedImport, planImport, requireUntaken } from '../records/plan-import.ts';
import { takeBatch } from '../records/take-batch.ts';
import { conflict, notFound } from '../refusals.ts';
import { storeScopeOf } from '../store-scope.ts';

type Asked = {
  readonly documentId: string;
  readonly mapping: RecordMapping;
  readonly follows: string | null;
  /** What was counted when the person said yes. */
  readonly expected: RecordCounts;
};

/**
 * Accepts the rows of a table through a mapping. The first 5,000 are taken in the same entry; of a longer table the rest
 * follows in entries of their own, which one undo takes back together.
 */
export function beginRecords(
  auth: InCompartment<'review'>,
  deps: Pick<ServerDeps, 'store'>,
  { documentId, mapping: asked, follows, expected }: Asked,
): Promise<{ ref: ItemRef; row: ImportRow }> {
  const { compartmentId } = auth;
  let of: DocumentTable | null = null;
  return deps.store.write(
    storeScopeOf(auth),
    compartmentId,
    async (tx) => {
      if (of === null || of.document.compartment_id !== compartmentId) throw notFound();
      const still = await documentById(tx, null, documentId);
      if (still?.state !== 'read' || still.rendition_id !== of.renditionId)
        throw conflict('The document was set aside, erased or read anew meanwhile.');
      const followed = await followedImport(tx, compartmentId, follows);
      await requireUntaken(tx, of, followed);
      const plan = await planImport(tx, of, asked, followed, { shown: 0, refusedFrom: 0, refusedMost: 0 });
      const { mapping, counts, questions } = plan;
      if (questions.length > 0)
        throw new Failure('LL-RECORDS-ASKS', questions[0]!.words, 'Answer what is asked of the columns first.', {
          questions,
        });
      const differs = (Object.keys(counts) as (keyof RecordCounts)[]).some((key) => counts[key] !== expected[key]);
      if (differs) throw conflict('What would be taken is not what was shown: something changed since.', { counts });
      if (counts.fresh + counts.changed + counts.gone === 0)
        throw conflict('There is nothing to take: every row stands already, or cannot be taken.');
      const draft = draftEntry();
      const importId = draft.add(actorRefOf(auth), {
        kind: 'records.begun',
        documentId,
        renditionId: of.renditionId,
        follows,
        mapping,
        counts,
      });
      const seriesId = followed?.series_id ?? importId;
      await takeBatch(tx, draft, actorRefOf(auth), of, { importId, seriesId, mapping, done: 0, total: counts.rows });
      const { seq } = await tx.append(draft);
      const [row] = await imports(tx, null, { importId });
      return { ref: { compartmentId, seq, ordinal: 0 }, row: row! };
    },
    {
      first: async (tx) => {
        of = await documentTable(tx, documentId, asked.sheet);
      },
    },
  );
}
