import { sql, type Kysely } from 'kysely';
import type { Database } from '../schema.ts';

/** How many jobs of these kinds are under way in these pools, or come due within so many milliseconds. */
export async function jobsAhead(
  db: Kysely<Database>,
  of: { kinds: readonly string[]; pools: readonly string[]; passedBy: readonly string[]; withinMs: number },
): Promise<number> {
  const found = await sql<{ count: number }>`
    select count(*) as count from lamplighter_jobs.jobs
    where task_identifier = any (${[...of.kinds]}::text[]) and attempts < max_attempts + (locked_at is not null)::int
      and (locked_by = any (${[...of.pools]}::text[]) or (locked_at is null
        and run_at <= now() + ${of.withinMs} * interval '1 millisecond' and (flags ?| ${[...of.passedBy]}::text[]) is not true))`.execute(
    db,
  );
  return Number(found.rows[0]!.count);
}

export type GivenUpJobs = { readonly kind: string; readonly jobs: number; readonly why: string | null };

/** Jobs that failed as often as they may, by kind and by the code they failed with: the dead letters. */
export async function givenUpJobs(db: Kysely<Database>): Promise<GivenUpJobs[]> {
  const found = await sql<GivenUpJobs>`
    select task_identifier as kind, count(*)::int as jobs, last_error as why from lamplighter_jobs.jobs
    where locked_at is null and attempts >= max_attempts group by 1, 3 order by 1, 3`.execute(db);
  return found.rows;
}

/** Gives jobs that were given up another round of tries; for when a server starts anew. */
export async function tryGivenUpAgain(db: Kysely<Database>): Promise<void> {
  await sql`select from lamplighter_jobs.reschedule_jobs(
    array(select id from lamplighter_jobs.jobs where locked_at is null and attempts >= max_attempts),
    run_at => now(), attempts => 0)`.execute(db);
}
