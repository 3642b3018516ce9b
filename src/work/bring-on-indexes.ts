import { indexNames } from '#server/reads/index-names';
import { broughtOn, placesBehind } from '#store/index-watch';
import type { ScopedTransaction } from '#store/scope';
import { measureSearch, noteWords } from '#store/word-index';
import type { JobKind } from './job-kind.ts';
import type { ReadingDeps } from './reading-deps.ts';

/** So many compartments a minute at most; the others follow in the next. */
const most = 500;

/**
 * Each minute: brings on what words and names are found by across spellings, where documents came in. Whoever asks
 * before brings on a part of it; a case that cannot be brought on holds up none of the others.
 */
export const bringOnIndexes = ({ store, resolver, log }: ReadingDeps): JobKind => ({
  name: 'bring-on-indexes',
  eachMinute: true,
  async run({ signal }) {
    for (const place of await placesBehind(store.db, most)) {
      const scope = { caseId: place.caseId, compartmentIds: [place.compartmentId], accountId: null };
      // A transaction a step, since others who ask wait for it.
      const toTheEnd = async (step: (tx: ScopedTransaction) => Promise<boolean>) => {
        for (let isDone = false; !isDone && !signal.aborted;) isDone = await store.note(scope, step);
      };
      try {
        await toTheEnd((tx) => noteWords(tx, 1));
        if (resolver !== undefined)
          await toTheEnd(async (tx) => {
            const { done, of } = await indexNames(tx, resolver, 1);
            return done >= of;
          });
        if (signal.aborted) return;
        await store.note(scope, measureSearch);
        await broughtOn(store.db, place);
      } catch (fault) {
        const error = fault instanceof Error ? fault.name : typeof fault;
        log({ level: 'error', event: 'indexes were not brought on', case: place.caseId, error });
      }
    }
  },
});
