import { indexNames } from '#server/reads/index-names';
import { broughtOn, placesBehind, type PlaceBehind } from '#store/index-watch';
import { orNotNow } from '#store/index-lock';
import { measureSearch } from '#store/search-window';
import { noteWords } from '#store/word-index';
import type { JobKind } from './job-kind.ts';
import type { ReadingDeps } from './reading-deps.ts';

/** So many compartments a minute at most; which ones is drawn anew each time. */
const most = 500;
/** After so many documents it is done at once, while the rest of a load comes in. */
const enough = 2000;
/** A minute's run ends before the next begins. */
const budgetMs = 40_000;

/**
 * Each minute, and while a load comes in: brings on by what words and names are found across spellings, and the windows
 * of time of search, where documents came in. A step for each place in turn, in transactions of their own, since whoever
 * asks waits for them; what is left goes on in the next minute. A place that cannot be brought on, or is held, holds up
 * none of the others.
 */
export function bringOnIndexes({ store, resolver, clock, log }: ReadingDeps): JobKind & {
  /** So many documents were recorded. */
  add(documents: number): void;
} {
  let isRunning = false;
  let added = 0;
  let beside: Promise<void> = Promise.resolve();
  const stopping = new AbortController();

  /** True once nothing is left there. */
  const step = async (place: PlaceBehind, isFirst: boolean): Promise<boolean> => {
    const scope = { caseId: place.caseId, compartmentIds: [place.compartmentId], accountId: null };
    if (isFirst) await store.note(scope, measureSearch);
    const words = await orNotNow(store, scope, (tx) => noteWords(tx, 1));
    const names = await orNotNow(store, scope, async (tx) => {
      const { done, of } = await indexNames(tx, resolver, 1);
      return done >= of;
    });
    if (!words || !names) return false;
    await broughtOn(store.db, place);
    return true;
  };

  const inTurn = async (places: readonly PlaceBehind[], isOver: () => boolean): Promise<void> => {
    for (let left = places; left.length > 0;) {
      const still: PlaceBehind[] = [];
      for (const place of left) {
        if (isOver()) return;
        try {
          if (!(await step(place, left === places))) still.push(place);
        } catch (fault) {
          const error = fault instanceof Error ? fault.name : typeof fault;
          log({ level: 'error', event: 'indexes were not brought on', case: place.caseId, error });
        }
      }
      left = still;
    }
  };

  const bringOn = async (signal: AbortSignal): Promise<void> => {
    if (isRunning) return;
    isRunning = true;
    try {
      const until = clock() + budgetMs;
      await inTurn(await placesBehind(store.db, most), () => signal.aborted || clock() >= until);
    } finally {
      isRunning = false;
    }
  };

  return {
    name: 'bring-on-indexes',
    eachMinute: true,
    run: ({ signal }) => bringOn(signal),
    add(documents) {
      added += documents;
      if (added < enough || isRunning || stopping.signal.aborted) return;
      added = 0;
      beside = bringOn(stopping.signal).catch(() =>
        log({ level: 'warn', event: 'indexes were not brought on beside a load; they are in the next minute' }),
      );
    },
    settle() {
      stopping.abort();
      return beside;
    },
  };
}
