import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { describe, expect, inject, it } from 'vitest';
import { failureOfUnexpected } from './unexpected.ts';
import { statusOf } from './status-of.ts';

const of = (error: unknown) => failureOfUnexpected(error, { id: 'x', operation: 'GET /api', log: () => undefined });

describe('what nobody foresaw', () => {
  it('is told as the database being away where its connections are all taken, or it refuses any', async () => {
    const pool = new pg.Pool({ ...inject('postgres'), max: 1, connectionTimeoutMillis: 1000 });
    const db = new Kysely<object>({ dialect: new PostgresDialect({ pool }) });
    const held = await pool.connect();
    const error: unknown = await sql`select 1`.execute(db).catch((thrown: unknown) => thrown);
    held.release();
    await db.destroy();
    expect(error).toBeInstanceOf(Error);
    expect([of(error).code, statusOf(of(error).code)]).toEqual(['LL-DATABASE-AWAY', 503]);
    expect(of(Object.assign(new Error('x'), { code: '53300' })).code).toBe('LL-DATABASE-AWAY');
  });

  it('is told as our own fault otherwise, without its words', () => {
    const failure = of(new Error('a name from a document'));
    expect([failure.code, JSON.stringify(failure).includes('a name')]).toEqual(['LL-INTERNAL', false]);
  });
});
