import { sql, type Kysely } from 'kysely';
import { addJob } from './jobs/add-job.ts';
import type { Database } from './schema.ts';

export const readingKind = 'read-documents';

/** What a person added by hand goes before what came in a load of many. */
export const priorities = { byHand: 0, load: 10 } as const;

/** Flags that a job of reading may carry: workers kept free for people pass loads by, and a held-up case is passed by. */
export const flagOf = {
  load: 'load',
  /** By its compartment too: whoever begins a load chooses its id. */
  ofLoad: (compartmentId: string, loadId: string) => `load ${compartmentId} ${loadId}`,
  ofCase: (caseId: string) => `case ${caseId}`,
} as const;

/** Documents of one job: recorded together, in one entry. */
const together = 64;

export type Waiting = {
  readonly caseId: string;
  readonly compartmentId: string;
  /** Of the load that they came in; none where somebody added them by hand. */
  readonly loadFlags?: readonly string[];
};

/** Lets documents of one compartment wait for the reader; in the transaction that receives them. */
export async function letWait(
  db: Kysely<Database>,
  { caseId, compartmentId, loadFlags = [] }: Waiting,
  documentIds: readonly string[],
): Promise<void> {
  for (let at = 0; at < documentIds.length; at += together)
    await addJob(db, {
      kind: readingKind,
      payload: { caseId, compartmentId, documentIds: documentIds.slice(at, at + together) },
      priority: loadFlags.length > 0 ? priorities.load : priorities.byHand,
      flags: [flagOf.ofCase(caseId), ...loadFlags],
    });
}

/** How many documents of all cases wait for the reader; for whoever runs the machine. */
export async function waitingEverywhere(db: Kysely<Database>): Promise<number> {
  const found = await sql<{ count: number }>`
    select coalesce(sum(json_array_length(j.payload -> 'documentIds')), 0) as count
    from lamplighter_jobs._private_jobs j join lamplighter_jobs._private_tasks t on t.id = j.task_id
    where t.identifier = ${readingKind} and j.attempts < j.max_attempts + (j.locked_at is not null)::int`.execute(db);
  return Number(found.rows[0]!.count);
}
