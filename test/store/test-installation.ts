import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { connectOnce, type Connection } from '#store/connect';
import { migrate, type RolePasswords } from '#store/migrate';
import { migrations } from '#store/migrations/migrations';
import type { Migration, RoleNames } from '#store/migrations/migration';
import { openStore, type Store } from '#store/open-store';
import { roleNames } from '#store/roles';
import type { TestPostgres } from '../setup/postgres.ts';

/** A database of its own with its roles, on whichever server the run has; `admin` is a superuser, past all row security. */
export type TestInstallation = {
  readonly admin: Connection;
  readonly app: Connection;
  readonly operator: Connection;
  readonly passwords: RolePasswords;
  readonly roles: RoleNames;
  /** Milliseconds that the store's next entry is recorded at; a test moves it on. */
  readonly clock: { now: number };
  readonly store: Store;
  /** Asks as superuser, on one connection. */
  ask<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Asks as another role, on a connection of its own. */
  askAs<Row extends object>(who: Connection, text: string, values?: readonly unknown[]): Promise<Row[]>;
  drop(): Promise<void>;
};

/** Makes an empty database; `steps` says how far it is migrated, null not at all. */
export async function createInstallation(
  server: TestPostgres,
  steps: readonly Migration[] | null = migrations,
): Promise<TestInstallation> {
  const database = `lamptest_${randomBytes(6).toString('hex')}`;
  await once(server, `create database ${database}`);
  const roles = roleNames(database);
  const passwords = { app: 'app password', operator: 'operator password' };
  const admin = { ...server, database };
  const app = { ...admin, user: roles.app, password: passwords.app };
  const operator = { ...admin, user: roles.operator, password: passwords.operator };
  if (steps !== null) await migrate(admin, passwords, steps);
  const clock = { now: Date.UTC(2026, 2, 1) };
  const store = openStore(app, () => clock.now, 6);
  let asking: Promise<pg.Client> | undefined;
  return {
    admin,
    app,
    operator,
    passwords,
    roles,
    clock,
    store,
    async ask<Row extends object>(text: string, values: readonly unknown[] = []) {
      const client = await (asking ??= connectOnce(admin));
      return (await client.query<Row>(text, [...values])).rows;
    },
    async askAs<Row extends object>(who: Connection, text: string, values: readonly unknown[] = []) {
      const client = await connectOnce(who);
      try {
        return (await client.query<Row>(text, [...values])).rows;
      } finally {
        await client.end();
      }
    },
    async drop() {
      await store.close();
      await (await asking)?.end();
      await once(server, `drop database ${database} with (force)`);
      for (const role of Object.values(roles)) await once(server, `drop role if exists ${role}`);
    },
  };
}

async function once(server: TestPostgres, text: string): Promise<void> {
  const client = new pg.Client({ ...server });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}
