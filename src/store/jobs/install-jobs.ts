import type pg from 'pg';
import { connectPool, type Connection } from '../connect.ts';
import type { RoleNames } from '../migrations/migration.ts';
import { jobLibrary } from './job-library.ts';
import { silent } from './silent.ts';

/** Where the library keeps its tables, apart from ours. */
export const jobSchema = 'lamplighter_jobs';

/** The newest step of the library's own tables; a test holds it to the library that is installed. */
export const newestJobStep = 19;

const tables = ['_private_jobs', '_private_job_queues', '_private_tasks', '_private_known_crontabs'] as const;

/** What the application may do there, and nobody else: take, add, change and end jobs; never change the tables. */
const rights = (app: string): string => `
  revoke all on schema ${jobSchema} from public;
  revoke all on all functions in schema ${jobSchema} from public;
  revoke all on all tables in schema ${jobSchema} from public, ${app};
  grant usage on schema ${jobSchema} to ${app};
  grant execute on all functions in schema ${jobSchema} to ${app};
  grant select on ${jobSchema}.migrations, ${jobSchema}.jobs to ${app};
  grant select, insert, update, delete on ${jobSchema}._private_jobs, ${jobSchema}._private_job_queues to ${app};
  grant select, insert on ${jobSchema}._private_tasks to ${app};
  grant select, insert, update on ${jobSchema}._private_known_crontabs to ${app};
  ${tables.map((table) => `drop policy if exists app_all on ${jobSchema}.${table}; create policy app_all on ${jobSchema}.${table} for all to ${app} using (true) with check (true);`).join('\n  ')}`;

async function isInstalled(client: pg.ClientBase): Promise<boolean> {
  const there = await client.query<{ there: boolean }>(
    `select to_regclass('${jobSchema}.migrations') is not null as there`,
  );
  if (!there.rows[0]!.there) return false;
  const found = await client.query<{ id: number | null }>(`select max(id) as id from ${jobSchema}.migrations`);
  return (found.rows[0]!.id ?? 0) >= newestJobStep;
}

/**
 * Brings the tables of the job library to the step that this program knows, as the owner, and gives the application
 * its rights on them. Where they are there already, nothing is loaded and nothing changed.
 */
export async function installJobs(client: pg.ClientBase, admin: Connection, roles: RoleNames): Promise<void> {
  if (await isInstalled(client)) return;
  const pool = connectPool(admin, 1);
  try {
    await jobLibrary().runMigrations({ pgPool: pool, schema: jobSchema, logger: silent() });
  } finally {
    await pool.end();
  }
  await client.query(rights(roles.app));
}
