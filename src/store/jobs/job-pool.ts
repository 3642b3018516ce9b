import { EventEmitter } from 'node:events';
import type pg from 'pg';
import type { Job, Runner, RunnerOptions, Task, WorkerEvents } from 'graphile-worker';
import { connectPool, type Connection } from '../connect.ts';
import { jobSchema } from './install-jobs.ts';
import { jobLibrary } from './job-library.ts';
import type { Presence } from './presence.ts';
import { silent } from './silent.ts';

export type JobConnections = pg.Pool;

/** Connections that pools of jobs share: each keeps one to be woken by. */
export const openJobConnections = (connection: Connection, pools: number): JobConnections =>
  connectPool(connection, pools + 2);

export type TakenJob = Pick<Job, 'payload' | 'attempts' | 'max_attempts' | 'priority' | 'key' | 'flags'>;

export type JobPoolOptions = {
  readonly connections: JobConnections;
  readonly presence: Presence;
  readonly sideBySide: number;
  readonly tasks: Readonly<Record<string, (job: TakenJob) => Promise<void>>>;
  /** Those of the tasks that come due at each minute's start, once for all processes. */
  readonly eachMinute: readonly string[];
  /** Jobs with one of these flags are passed by; asked before each job. */
  readonly passedBy: () => Promise<readonly string[]>;
};

export type JobPool = {
  /** Under which its jobs are locked. */
  readonly name: string;
  /** Resolves when it can no longer say what became of a job; it must be stopped then. */
  readonly broken: Promise<void>;
  /** Takes no more, and resolves when what is under way has ended. */
  stop(): Promise<void>;
};

const pollMs = 2000;

/** Takes jobs as they come due, so many side by side, until stopped. What a task throws is kept as its name alone. */
export async function startJobPool(of: JobPoolOptions): Promise<JobPool> {
  const { run, parseCronItems } = jobLibrary();
  const events = new EventEmitter() as WorkerEvents;
  let name = '';
  let shown: Promise<void> = Promise.resolve();
  events.on('pool:create', ({ workerPool }) => {
    name = workerPool.id;
    shown = of.presence.show(name);
    shown.catch(() => undefined);
  });
  const broken = new Promise<void>((resolve) => {
    events.on('worker:fatalError', () => resolve());
    events.on('pool:fatalError', () => resolve());
  });
  const options: RunnerOptions = {
    pgPool: of.connections,
    schema: jobSchema,
    concurrency: of.sideBySide,
    pollInterval: pollMs,
    noHandleSignals: true,
    // Without these the library lets go of what became of a job without listening, and where the database is away then
    // the whole process ends of it.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    logger: silent(),
    events,
    // Nothing is taken before it can be seen that whoever takes it lives.
    forbiddenFlags: async () => {
      await shown;
      return [...(await of.passedBy())];
    },
    taskList: Object.fromEntries(
      Object.entries(of.tasks).map(([kind, task]): [string, Task] => [kind, (_, { job }) => task(job)]),
    ),
    parsedCronItems: parseCronItems(
      of.eachMinute.map((task) => ({
        task,
        match: '* * * * *',
        options: { backfillPeriod: 0, jobKey: task, jobKeyMode: 'replace' as const },
      })),
    ),
  };
  const runner: Runner = await run(options);
  runner.promise.catch(() => undefined);
  return {
    name,
    broken: Promise.race([broken, runner.promise.catch(() => undefined)]),
    stop: () => runner.stop().catch(() => undefined),
  };
}
