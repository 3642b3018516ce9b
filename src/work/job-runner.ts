import { setMaxListeners } from 'node:events';
import { Failure } from '#domain/failure';
import type { Log } from '#server/deps';
import { addJob, type JobPayload } from '#store/jobs/add-job';
import { jobsAhead } from '#store/jobs/job-counts';
import { openJobConnections, startJobPool, type JobPool, type TakenJob } from '#store/jobs/job-pool';
import { freeJobsOfTheDead, openPresence } from '#store/jobs/presence';
import type { Store } from '#store/open-store';
import type { JobKind } from './job-kind.ts';
import { backOffMs, pause } from './pause.ts';

export type JobRunner = {
  /** Begins to take jobs; resolves when it does, or cannot yet because the database is away. */
  start(): Promise<void>;
  /** Takes what is in the queue, and resolves once nothing of it is left: done, given up for now, or held up. What comes due by the clock is for `start`. */
  drain(): Promise<void>;
  /** Takes nothing more, gives up what is under way, and resolves when nothing runs; what was taken waits again. */
  stop(): Promise<void>;
};

/** So many jobs side by side; a lane passes by what has one of these flags. */
export type JobLane = { readonly sideBySide: number; readonly passesBy: readonly string[] };

type Deps = {
  readonly store: Store;
  readonly log: Log;
  readonly kinds: readonly JobKind[];
  readonly lanes: readonly JobLane[];
  /** Flags of jobs that are held up now. */
  readonly heldUp: () => Promise<readonly string[]>;
};

/** Between two looks for workers that died; what they held is taken up after two of them. */
const lookMs = 3000;
const drainLookMs = 10;
const drainLanes: readonly JobLane[] = [{ sideBySide: 2, passesBy: [] }];
/** What is tried again this soon is waited for. */
const soonMs = 30_000;

const nameOf = (error: unknown): string => {
  if (error instanceof Failure) return error.code;
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
  if (typeof code === 'string') return code;
  return error instanceof Error ? error.name : 'unknown';
};

/**
 * Runs jobs of the library's queue in lanes, until stopped. Each process shows that it lives; what a dead one held is
 * freed by any other. Where the showing breaks, all that is under way is given up before others may take it, and begun
 * anew. A database that goes away is waited for, and said once.
 */
export function createJobRunner({ store, log, kinds, lanes, heldUp }: Deps): JobRunner {
  const stopping = new AbortController();
  setMaxListeners(0, stopping.signal);
  let running: Promise<void> | null = null;
  let draining: Promise<void> | null = null;
  let pools: readonly JobPool[] = [];
  /** Every pool there was: what one that broke off held is still to be done. */
  const names = new Set<string>();
  let isAway = false;

  const sayOnce = (error: unknown) => {
    if (!isAway)
      log({ level: 'warn', event: 'work waits: the database does not answer as it should', code: nameOf(error) });
    isAway = true;
  };

  const taskOf = (kind: JobKind, signal: AbortSignal) => async (taken: TakenJob) => {
    const flags = Object.keys(taken.flags ?? {});
    const payload = taken.payload as JobPayload;
    try {
      signal.throwIfAborted();
      await kind.run({ payload, attempts: taken.attempts, priority: taken.priority, flags, signal });
    } catch (error) {
      // Told to stop, it waits again as if it had not been begun; this one ends as done.
      if (stopping.signal.aborted && kind.eachMinute !== true)
        return addJob(store.db, {
          kind: kind.name,
          payload,
          flags,
          priority: taken.priority,
          mostAttempts: taken.max_attempts,
          ...(taken.key === null ? {} : { key: taken.key }),
        });
      if (!signal.aborted) log({ level: 'warn', event: 'a job failed', kind: kind.name, code: nameOf(error) });
      // What an error says may be words of a document; its name is not.
      throw new Error(nameOf(error), { cause: undefined });
    }
  };

  /** Works in these lanes until the signal ends or something breaks; all has ended when it resolves. */
  const work = async (inLanes: readonly JobLane[], until: AbortSignal, onReady: () => void): Promise<void> => {
    // Whoever drains waits for what is in the queue; what comes by the clock is for those who were started.
    const timed = inLanes === drainLanes ? [] : kinds.filter((kind) => kind.eachMinute);
    const presence = await openPresence(store.connection);
    const connections = openJobConnections(store.connection, inLanes.length);
    const under = new AbortController();
    setMaxListeners(0, under.signal);
    try {
      for (const lane of inLanes)
        pools = [
          ...pools,
          await startJobPool({
            connections,
            presence,
            sideBySide: lane.sideBySide,
            tasks: Object.fromEntries(kinds.map((kind) => [kind.name, taskOf(kind, under.signal)])),
            eachMinute: timed.map((kind) => kind.name),
            passedBy: async () => [...lane.passesBy, ...(await heldUp())],
          }),
        ];
      for (const one of pools) names.add(one.name);
      onReady();
      if (isAway) log({ level: 'info', event: 'work goes on' });
      isAway = false;
      await Promise.race([presence.lost, ...pools.map((one) => one.broken), ended(until)]);
    } finally {
      under.abort();
      await Promise.all(pools.map((one) => one.stop()));
      pools = [];
      await presence.close().catch(() => undefined);
      await connections.end().catch(() => undefined);
    }
  };

  const workOn = async (inLanes: readonly JobLane[], until: AbortSignal, onReady: () => void) => {
    for (let failures = 0; !until.aborted;) {
      try {
        await work(inLanes, until, () => {
          failures = 0;
          onReady();
        });
        if (!until.aborted) throw new Error('lost');
      } catch (error) {
        if (until.aborted) return;
        failures += 1;
        sayOnce(error);
        await pause(backOffMs(failures), until);
      }
    }
  };

  const freeTheDead = async (until: AbortSignal) => {
    for (let missed: ReadonlySet<string> = new Set(); !until.aborted; await pause(lookMs, until))
      missed = await freeJobsOfTheDead(store.db, missed).catch(() => new Set<string>());
  };

  /** Best effort: they come due within a minute anyway. */
  const dueAtStart = async () => {
    if (stopping.signal.aborted) return;
    for (const { name } of kinds.filter((kind) => kind.eachMinute))
      await addJob(store.db, { kind: name, payload: {}, key: name }).catch(() => undefined);
  };

  return {
    async start() {
      if (running !== null) return;
      let ready = () => undefined as void;
      const isReady = new Promise<void>((resolve) => (ready = resolve));
      running = Promise.all([
        workOn(lanes, stopping.signal, ready),
        freeTheDead(stopping.signal),
        Promise.race([isReady, ended(stopping.signal)]).then(dueAtStart),
      ]).then(() => undefined);
      await Promise.race([isReady, pause(lookMs, stopping.signal)]);
    },
    async drain() {
      const drained = new AbortController();
      const until = AbortSignal.any([drained.signal, stopping.signal]);
      const once = kinds.filter((kind) => kind.eachMinute !== true).map((kind) => kind.name);
      const isDone = async () => {
        const passedBy = await heldUp();
        return (await jobsAhead(store.db, { kinds: once, pools: [...names], passedBy, withinMs: soonMs })) === 0;
      };
      let working: Promise<void> | null = null;
      while (!until.aborted && !(await isDone().catch(() => false))) {
        if (running === null)
          draining = working ??= Promise.all([workOn(drainLanes, until, () => undefined), freeTheDead(until)]).then(
            () => undefined,
          );
        await pause(drainLookMs, until);
      }
      drained.abort();
      await working;
    },
    async stop() {
      stopping.abort();
      await running;
      await draining;
      await Promise.all(kinds.map((kind) => kind.settle?.()));
    },
  };
}

const ended = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
