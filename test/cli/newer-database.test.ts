import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { connectOnce } from '#store/connect';
import { openInstallation } from '#store/installation';
import { installation, type Installation } from './lamplighter.ts';

vi.setConfig({ testTimeout: 120_000 });

let here: Installation;
beforeAll(async () => {
  here = await installation();
  await here.run(['user', 'add', 'ada', '--name', 'Ada Lund']);
  const opened = await openInstallation({ home: here.home, databaseUrl: undefined, log: () => undefined });
  const client = await connectOnce(opened.admin);
  await client.query(`insert into lamplighter.schema_version (id, name) values (99, 'of a later program')`);
  await client.end();
  await opened.stop();
});
afterAll(() => here.remove());

test.each([[['user', 'list']], [['case', 'list', '--as', 'ada']], [['serve', '--port', '0']], [['verify']]])(
  '%j refuses a database newer than the program, says so and leaves nothing running',
  async (args) => {
    const { status, stderr } = await here.run(args);
    expect(status).toBe(1);
    expect(stderr).toContain('LL-DB-NEWER');
    expect(await here.processes()).toEqual([]);
  },
);
