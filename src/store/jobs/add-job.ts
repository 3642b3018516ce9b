import { sql, type Kysely } from 'kysely';
import type { Database } from '../schema.ts';

/** Ids, numbers and days, and no words: what a job holds lies outside row security. */
export type JobPayload = Readonly<Record<string, string | number | null | readonly string[]>>;

export type NewJob = {
  readonly kind: string;
  readonly payload: JobPayload;
  /** The smaller goes first; what a person waits for is 0. */
  readonly priority?: number;
  /** By these a job is passed by while one of them is held up. */
  readonly flags?: readonly string[];
  /** Of two jobs with one key that nobody has begun, the later takes the place of the earlier. */
  readonly key?: string;
  /** UTC milliseconds. */
  readonly notBefore?: number;
  readonly mostAttempts?: number;
};

/** Adds a job. In the transaction of what it follows from, so that both stand or neither. */
export async function addJob(db: Kysely<Database>, job: NewJob): Promise<void> {
  const { kind, payload, priority = 0, flags = [], key = null, notBefore, mostAttempts = null } = job;
  const at = notBefore === undefined ? null : new Date(notBefore).toISOString();
  await sql`select from lamplighter_jobs.add_job(${kind}::text, payload => ${JSON.stringify(payload)}::json,
    run_at => ${at}::timestamptz, max_attempts => ${mostAttempts}::int, job_key => ${key}::text,
    priority => ${priority}::int, flags => ${[...flags]}::text[])`.execute(db);
}
