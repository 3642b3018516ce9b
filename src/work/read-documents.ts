import { z } from 'zod';
import { flagOf, letWait, readingKind } from '#store/let-wait';
import { waitingDocuments, type WaitingDocument } from '#store/waiting-document';
import type { JobKind } from './job-kind.ts';
import type { PlannerFigures } from './planner-figures.ts';
import { readBatch } from './read-batch.ts';
import type { Outcome } from './read-document.ts';
import type { ReadingDeps } from './reading-deps.ts';
import { recordOutcomes } from './record-outcomes.ts';

/** A job begun so often without an end is taken apart, so that the document that ends the program takes no others with it. */
const attemptsTogether = 3;
/** After so many starts a document has brought the program down with it, and is not tried again by itself. */
const mostAttempts = 8;

const payloadForm = z.object({ caseId: z.uuid(), compartmentId: z.uuid(), documentIds: z.array(z.uuid()) });

const gaveUp = (document: WaitingDocument): Outcome => ({
  ok: false,
  document,
  failure: {
    code: 'LL-READER-GAVE-UP',
    message: `Reading it was begun ${mostAttempts} times and never ended. Try again, or make claims by hand.`,
    retryable: true,
  },
});

/**
 * Reads the documents of a job that still wait, whatever became of the others meanwhile: read, set aside, erased. Which
 * ones wait is asked of the ledger's fold, so the same job twice reads nothing twice.
 */
export function readDocuments(
  deps: ReadingDeps,
  figures: PlannerFigures,
  indexes: { add(documents: number): void },
): JobKind {
  return {
    name: readingKind,
    async run({ payload, attempts, flags, signal }) {
      const { caseId, compartmentId, documentIds } = payloadForm.parse(payload);
      const scope = { caseId, compartmentIds: [compartmentId], accountId: null };
      const waiting = await deps.store.read(scope, (tx) => waitingDocuments(tx, compartmentId, documentIds));
      if (waiting.length === 0) return;
      const loadFlags = flags.filter((flag) => flag !== flagOf.ofCase(caseId));
      if (waiting.length > 1 && attempts > attemptsTogether) {
        await deps.store.read(scope, async (tx) => {
          for (const { document_id } of waiting)
            await letWait(tx.db, { caseId, compartmentId, loadFlags }, [document_id]);
        });
        return;
      }
      if (attempts > mostAttempts) return recordOutcomes(deps, scope, compartmentId, waiting.map(gaveUp));
      await readBatch(deps, scope, compartmentId, waiting, loadFlags, signal);
      figures.add(waiting.length);
      indexes.add(waiting.length);
    },
    settle: () => figures.settle(),
  };
}
