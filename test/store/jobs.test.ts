import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { addJob } from '#store/jobs/add-job';
import { newestJobStep } from '#store/jobs/install-jobs';
import { openJobConnections, startJobPool } from '#store/jobs/job-pool';
import { openPresence } from '#store/jobs/presence';
import { root } from '../architecture/sources.ts';
import { createInstallation, type TestInstallation } from './test-installation.ts';

describe('the queue of jobs', () => {
  let test: TestInstallation;
  beforeAll(async () => {
    test = await createInstallation(inject('postgres'));
  });
  afterAll(() => test.drop());

  it('has the tables of the library that is installed', async () => {
    expect(await test.ask('select max(id) as id from lamplighter_jobs.migrations')).toEqual([{ id: newestJobStep }]);
  });

  it('lets the application take and end jobs, and nobody else anything', async () => {
    const may = await test.ask<{ who: string; what: string }>(
      `select r.rolname as who, c.relname || ': ' || p as what from pg_class c cross join pg_roles r
       cross join unnest(array['select', 'insert', 'update', 'delete', 'truncate', 'trigger']) as p
       where c.relnamespace = 'lamplighter_jobs'::regnamespace and c.relkind in ('r', 'v') and r.rolname = any ($1)
         and has_table_privilege(r.rolname, c.oid, p) order by 1, 2`,
      [Object.values(test.roles)],
    );
    expect([...new Set(may.map(({ who }) => who))]).toEqual([test.roles.app]);
    const changing = ['_private_job_queues', '_private_jobs'].flatMap((table) =>
      ['delete', 'insert', 'select', 'update'].map((right) => `${table}: ${right}`),
    );
    expect(may.map(({ what }) => what)).toEqual([
      ...changing,
      '_private_known_crontabs: insert',
      '_private_known_crontabs: select',
      '_private_known_crontabs: update',
      '_private_tasks: insert',
      '_private_tasks: select',
      'jobs: select',
      'migrations: select',
    ]);
    await expect(test.askAs(test.app, 'create table lamplighter_jobs.mine (id int)')).rejects.toThrow(/permission/);
    await expect(test.askAs(test.operator, `select lamplighter_jobs.add_job('x')`)).rejects.toThrow(/permission/);
  });

  it.each([
    { became: 'done', end: () => Promise.resolve() },
    { became: 'failed', end: () => Promise.reject(new Error('failed')) },
  ])(
    'breaks off, and the process lives on, where it cannot be written that a job is $became',
    async ({ became, end }) => {
      const connections = openJobConnections(test.app, 1);
      const presence = await openPresence(test.app);
      let ended: Promise<void> | undefined;
      const cut = () => {
        ended = connections.end();
        return end();
      };
      const pool = await startJobPool({
        connections,
        presence,
        sideBySide: 1,
        tasks: { [became]: cut },
        eachMinute: [],
        passedBy: () => Promise.resolve([]),
      });
      await addJob(test.store.db, { kind: became, payload: {} });
      await pool.broken;
      await pool.stop();
      await ended;
      await presence.close();
    },
  );

  it('runs no settings file that lies in the working folder', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'planted-'));
    try {
      const planted = `process.stdout.write('RUN'); module.exports = {};`;
      for (const name of ['graphile-worker.config.cjs', '.graphile-workerrc.cjs', '.graphile-workerrc.js'])
        await writeFile(join(folder, name), planted);
      const library = join(root, 'dist/src/store/jobs/job-library.js');
      const code = `const { jobLibrary } = await import(${JSON.stringify(library)}); process.stdout.write(typeof jobLibrary().run);`;
      const ran = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', code], { cwd: folder });
      expect(ran.stdout).toBe('function');
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
