import { setMaxListeners } from 'node:events';
import { lease, postpone, releaseLeases, type QueuedDocument } from '#store/queue';
import { backOffMs, pause } from './pause.ts';
import { createPlannerFigures } from './planner-figures.ts';
import { readBatch } from './read-batch.ts';
import type { ReadingDeps } from './reading-deps.ts';

export type ReadingWorker = {
  /** Begins to read what waits; what a killed worker had taken is due again. */
  start(): Promise<void>;
  /** Something may wait now. */
  wake(): void;
  /** Resolves once nothing is due any more: all read, unreadable, or paused. */
  drain(): Promise<void>;
  /** Takes nothing more, gives up what is under way, and resolves when nothing runs; what was taken waits again. */
  stop(): Promise<void>;
};

const leaseMs = 15 * 60_000;
const batch = 64;
/** Looks by itself this often, for what another process put in the queue. */
const pollMs = 2000;
const gatherMs = 25;

/**
 * Reads waiting documents, at least once and with the same result: outcome and queue change in one transaction, so a
 * kill at any moment leaves a document either waiting or done. Two batches run side by side, so that one is read while
 * the other is recorded. A database that goes away is waited for, and said once.
 */
export function createReadingWorker(deps: ReadingDeps, sideBySide = 2): ReadingWorker {
  const stopping = new AbortController();
  const { signal } = stopping;
  // Each document under way listens to it.
  setMaxListeners(0, signal);
  let loops: Promise<void>[] = [];
  let wakes = 0;
  let isAway = false;
  let leasing: Promise<unknown> = Promise.resolve();
  const sleepers = new Set<() => void>();
  const idleSince = new Map<number, number>();
  let drains: { since: number; resolve(): void }[] = [];

  const settleDrains = () => {
    if (idleSince.size < sideBySide && !signal.aborted) return;
    const reached = signal.aborted ? Infinity : Math.min(...idleSince.values());
    for (const one of drains.filter(({ since }) => since <= reached)) one.resolve();
    drains = drains.filter(({ since }) => since > reached);
  };

  /** Sleeps until something may wait; after a wake it gives others a moment to come along, unless someone waits for the end. */
  const sleep = async (loop: number, seen: number): Promise<'woken' | 'quiet'> => {
    idleSince.set(loop, seen);
    settleDrains();
    if (wakes === seen && !signal.aborted) {
      const woken = new AbortController();
      const end = () => woken.abort();
      sleepers.add(end);
      await pause(pollMs, woken.signal);
      sleepers.delete(end);
    }
    idleSince.delete(loop);
    if (wakes === seen) return 'quiet';
    if (drains.length === 0) await pause(gatherMs, signal);
    return 'woken';
  };

  /** One at a time, so that two loops do not take from one compartment row by row. */
  const takeSome = (): Promise<readonly QueuedDocument[]> => {
    const next = leasing.then(() => lease(deps.store.db, deps.clock(), leaseMs, batch));
    leasing = next.catch(() => undefined);
    return next;
  };

  /** Slow documents may take longer than a lease: while they are read it is renewed, so that nobody else begins them. */
  const keepingLease = async (taken: readonly QueuedDocument[], work: () => Promise<void>): Promise<void> => {
    const renew = () => void postpone(deps.store.db, taken, deps.clock() + leaseMs).catch(() => undefined);
    const timer = setInterval(renew, leaseMs / 3);
    try {
      await work();
    } finally {
      clearInterval(timer);
    }
  };

  /** What was taken is due again. A broken connection may still lie in the pool, so it is tried more than once. */
  const giveBack = async (taken: readonly QueuedDocument[]): Promise<void> => {
    for (let tries = 1; taken.length > 0 && tries <= 5; tries++) {
      try {
        return await postpone(deps.store.db, taken, 0);
      } catch {
        if (!signal.aborted) await pause(backOffMs(tries), signal);
      }
    }
  };

  const sayOnce = (error: unknown) => {
    if (isAway) return;
    isAway = true;
    const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : null;
    deps.log({ level: 'warn', event: 'reading waits: the database does not answer as it should', code });
  };

  const figures = createPlannerFigures(deps);

  const run = async (loop: number) => {
    let failures = 0;
    while (!signal.aborted) {
      const seen = wakes;
      let taken: readonly QueuedDocument[] = [];
      try {
        taken = await takeSome();
        if (taken.length > 0) await keepingLease(taken, () => readBatch(deps, taken, signal));
        figures.add(taken.length);
        if (isAway) deps.log({ level: 'info', event: 'reading goes on' });
        isAway = false;
        failures = 0;
        if (taken.length === 0 && (await sleep(loop, seen)) === 'quiet') figures.whenQuiet();
      } catch (error) {
        failures += 1;
        if (!signal.aborted) {
          sayOnce(error);
          await pause(backOffMs(failures), signal);
        }
        await giveBack(taken);
      }
    }
  };

  const begin = () => {
    if (loops.length === 0 && !signal.aborted) loops = Array.from({ length: sideBySide }, (_, loop) => run(loop));
  };

  const wake = () => {
    wakes += 1;
    for (const end of sleepers) end();
  };

  return {
    async start() {
      if (loops.length > 0) return;
      await releaseLeases(deps.store.db);
      begin();
    },
    wake,
    drain() {
      begin();
      wake();
      return new Promise((resolve) => {
        drains.push({ since: wakes, resolve });
        settleDrains();
      });
    },
    async stop() {
      stopping.abort();
      for (const end of sleepers) end();
      await Promise.all(loops);
      await figures.settle();
      settleDrains();
    },
  };
}
