import type { JobPayload } from '#store/jobs/add-job';

export type JobUnderWay = {
  readonly payload: JobPayload;
  /** How often it was begun, this time counted. */
  readonly attempts: number;
  readonly priority: number;
  readonly flags: readonly string[];
  /** Ends when the program stops, or when others may take the job: nothing of it may be recorded after. */
  readonly signal: AbortSignal;
};

/**
 * A kind of job. It runs at least once, so the same job a second time must change nothing; what it throws has it tried
 * again, later each time, and at last given up and listed.
 */
export type JobKind = {
  readonly name: string;
  /** Comes due by itself when a program starts and at each minute's start, once for all processes, with an empty payload. */
  readonly eachMinute?: boolean;
  run(job: JobUnderWay): Promise<void>;
  /** Resolves when what it does beside its jobs has ended. */
  settle?(): Promise<void>;
};
