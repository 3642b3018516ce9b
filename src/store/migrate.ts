import type pg from 'pg';
import { Failure } from '#domain/failure';
import { connectOnce, type Connection } from './connect.ts';
import { installJobs } from './jobs/install-jobs.ts';
import type { Migration } from './migrations/migration.ts';
import { migrations } from './migrations/migrations.ts';
import { roleNames } from './roles.ts';

export type RolePasswords = { readonly app: string; readonly operator: string };

export type MigrationReport = { readonly from: number; readonly to: number; readonly applied: readonly string[] };

const lockKey = 7_316_550_914;

/** The schema's version in a database: 0 where there is none yet. */
export async function schemaVersion(client: pg.ClientBase): Promise<number> {
  const there = await client.query<{ there: boolean }>(
    `select to_regclass('lamplighter.schema_version') is not null as there`,
  );
  if (!there.rows[0]!.there) return 0;
  const found = await client.query<{ version: number | null }>(
    'select max(id) as version from lamplighter.schema_version',
  );
  return found.rows[0]!.version ?? 0;
}

/**
 * Brings a database to this program's version, each step in a transaction of its own, one program at a time. A
 * database that is newer than the program is refused (LL-DB-NEWER) and left as it is.
 */
export async function migrate(
  admin: Connection,
  passwords: RolePasswords,
  steps: readonly Migration[] = migrations,
): Promise<MigrationReport> {
  const client = await connectOnce(admin);
  try {
    await refuseOld(client);
    await client.query('select pg_advisory_lock($1)', [lockKey]);
    const from = await schemaVersion(client);
    const newest = steps.at(-1)!.id;
    if (from > newest) {
      throw new Failure(
        'LL-DB-NEWER',
        `The database is of version ${from}, newer than this program, which knows ${newest}.`,
        'Run the newer Lamplighter, or restore a backup from before it.',
      );
    }
    await ensureRoles(client, admin, passwords);
    await installJobs(client, admin, roleNames(admin.database));
    const applied: string[] = [];
    for (const step of steps.filter((one) => one.id > from)) {
      await apply(client, step, admin.database);
      applied.push(step.name);
    }
    return { from, to: newest, applied };
  } finally {
    await client.end();
  }
}

async function refuseOld(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ version: string }>(`select current_setting('server_version_num') as version`);
  if (Number(rows[0]!.version) < 150_000) {
    throw new Failure(
      'LL-DB-OLD',
      'The database server is older than PostgreSQL 15.',
      'Use PostgreSQL 15 or later, or the one that comes with Lamplighter.',
    );
  }
}

async function apply(client: pg.ClientBase, step: Migration, database: string): Promise<void> {
  const roles = roleNames(database);
  await client.query('begin');
  try {
    // Someone may have put the extensions into another schema before; their operator classes are found there.
    await client.query(`select set_config('search_path', (
      select string_agg(quote_ident(name), ', ' order by name <> 'lamplighter') || ', pg_temp' from (
        select 'lamplighter' as name union select nspname from pg_extension e join pg_namespace n on n.oid = e.extnamespace
        where extname in ('pg_trgm', 'btree_gin', 'unaccent')) as found), true)`);
    // A function may only be given to a role that could have made it.
    await client.query(`grant create on schema lamplighter to ${roles.search}`);
    await client.query(step.sql(roles));
    await client.query(`revoke create on schema lamplighter from ${roles.search}`);
    await client.query('insert into lamplighter.schema_version (id, name) values ($1, $2)', [step.id, step.name]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

/** Makes the schema and the three roles where they are missing, and sets the passwords this installation keeps. */
async function ensureRoles(client: pg.ClientBase, admin: Connection, passwords: RolePasswords): Promise<void> {
  const roles = roleNames(admin.database);
  const narrow = 'nosuperuser nocreatedb nocreaterole nobypassrls noinherit';
  const ensure = async (name: string, login: string) => {
    const found = await client.query<{ wide: boolean }>(
      'select rolsuper or rolcreatedb or rolcreaterole or rolbypassrls or rolinherit as wide from pg_roles where rolname = $1',
      [name],
    );
    // Only a superuser may name these attributes of a role that exists, so they are left out where nothing is to change.
    const [role] = found.rows;
    if (role === undefined) await client.query(`create role ${name} ${login} ${narrow}`);
    else await client.query(`alter role ${name} ${login} ${role.wide ? narrow : ''}`);
  };
  await client.query('begin');
  try {
    await ensure(roles.app, `login password ${client.escapeLiteral(passwords.app)}`);
    await ensure(roles.operator, `login password ${client.escapeLiteral(passwords.operator)}`);
    await ensure(roles.search, 'nologin');
    await client.query(`grant ${roles.search} to current_user`);
    await client.query('create schema if not exists lamplighter');
    await client.query('revoke all on schema lamplighter from public');
    await client.query(`grant usage on schema lamplighter to ${roles.app}, ${roles.operator}, ${roles.search}`);
    await client.query(
      `create table if not exists lamplighter.schema_version (id int primary key, name text not null, applied_at timestamptz not null default now())`,
    );
    await client.query(`grant select on lamplighter.schema_version to ${roles.app}, ${roles.operator}`);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    const { code } = error as { code?: string };
    if (code !== '42501') throw error;
    throw new Failure(
      'LL-DB-RIGHTS',
      'The account in DATABASE_URL may not create roles or the schema in this database.',
      'Give it CREATEROLE and the ownership of the database, or ask whoever runs the server.',
    );
  }
}
