import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { runProgram } from '#cli/run-program';
import { installation, type Installation } from './lamplighter.ts';
import { quietHost } from './quiet-host.ts';

vi.setConfig({ testTimeout: 180_000 });

describe('used wrongly', () => {
  test.each([
    [['nonsense']],
    [[]],
    [['case']],
    [['case', 'show']],
    [['claims', 'X', '--stance', 'shouted']],
    [['claims', 'X', '--as-of', 'yesterday']],
    [['serve', '--port', 'seven']],
    [['serve', '--port', '70000']],
    [['ingest', 'X', 'folder', '--parallel', '0']],
    [['case', 'open', ' ']],
    [['case', 'documents', 'X', '--state', 'lost']],
    [['erase', '--case', 'X', '--document', 'Y']],
    [['erase', '--case', 'X', '--document', 'Y', '--authority', ' ', '--yes']],
    [['erase', '--case', 'X', '--document', 'Y', '--authority', 'Z']],
    [['user', 'add', 'Not A Login']],
    [['verify', '--checkpoint', '/nowhere/at/all.json']],
  ])('%j answers 2, writes nothing to standard output and starts nothing', async (args) => {
    const { host, written } = quietHost();
    expect(await runProgram(host, args)).toBe(2);
    expect(written.out).toBe('');
    expect(written.err).not.toBe('');
  });

  test('help and version answer 0', async () => {
    for (const args of [['--help'], ['--version'], ['case', '--help'], ['help', 'ingest']]) {
      const { host, written } = quietHost();
      expect(await runProgram(host, args)).toBe(0);
      expect(written.err).toBe('');
      expect(written.out).not.toBe('');
    }
  });
});

describe('the program itself', () => {
  let here: Installation;
  beforeAll(async () => {
    here = await installation();
  });
  afterAll(() => here.remove());

  test('ends with 2 when it is used wrongly and 0 when it is asked for help', async () => {
    expect((await here.run(['nonsense'])).status).toBe(2);
    expect((await here.run(['ingest', '--help'])).status).toBe(0);
  });

  test('says which account it needs to know of, with a code, and ends with 2', async () => {
    const { status, stderr } = await here.run(['case', 'list']);
    expect(status).toBe(2);
    expect(stderr).toContain('LL-CLI-WHO');
  });

  test('ends with 1 when what was asked for is not there', async () => {
    expect((await here.run(['user', 'add', 'j.pell', '--name', 'Jo Pell'])).status).toBe(0);
    const { status, stderr } = await here.run(['case', 'show', 'No such case']);
    expect(status).toBe(1);
    expect(stderr).toContain('LL-CASE-UNKNOWN');
    const nobody = await here.run(['case', 'list', '--as', 'nobody']);
    expect(nobody.status).toBe(1);
    expect(nobody.stderr).toContain('There is no account "nobody"');
  });

  test('speaks JSON where a program may read it', async () => {
    const opened = await here.run(['case', 'open', 'Northern berth', '--json']);
    const { caseId } = JSON.parse(opened.stdout) as { caseId: string };
    const lines = async (args: readonly string[]) => {
      const { status, stdout } = await here.run([...args, '--json']);
      expect(status).toBe(0);
      return stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, unknown>);
    };
    expect(await lines(['case', 'list'])).toEqual([expect.objectContaining({ caseId, title: 'Northern berth' })]);
    expect(await lines(['case', 'show', caseId.slice(0, 8)])).toEqual([expect.objectContaining({ caseId })]);
    expect(await lines(['case', 'members', 'northern'])).toEqual([expect.objectContaining({ login: 'j.pell' })]);
    expect(await lines(['user', 'list'])).toEqual([expect.objectContaining({ login: 'j.pell', administrator: true })]);
    expect(await lines(['migrate'])).toEqual([expect.objectContaining({ applied: [] })]);
    expect(await lines(['verify'])).toEqual([expect.objectContaining({ ok: true, findings: [] })]);
    expect(await lines(['rebuild'])).toEqual([expect.objectContaining({ identical: true })]);
    expect(await lines(['checkpoint'])).toEqual([expect.objectContaining({ format: 1 })]);
    expect(await lines(['status'])).toEqual([expect.objectContaining({ home: here.home, server: null })]);
  });

  test('makes links to a path where no server runs, and none for whoever is barred', async () => {
    const link = JSON.parse((await here.run(['user', 'add', 'm.lorne', '--json'])).stdout) as { link: object };
    expect(link.link).toEqual({
      linkPath: expect.stringMatching(/^\/sign-in#[\w-]+$/),
      expiresAt: expect.stringMatching(/Z$/),
    });
    const { stdout, stderr } = await here.run(['user', 'link', 'm.lorne']);
    expect(stdout).toMatch(/^\/sign-in#[\w-]+\n$/);
    expect(stderr).toContain('after lamplighter serve');
    expect((await here.run(['user', 'disable', 'm.lorne'])).status).toBe(0);
    for (const args of [
      ['user', 'link', 'm.lorne'],
      ['case', 'list', '--as', 'm.lorne'],
    ]) {
      const refused = await here.run(args);
      expect(refused.status).toBe(1);
      expect(refused.stderr).toContain('The account m.lorne is barred.');
    }
  });

  test('opens no second case of a title unless told to', async () => {
    const open = (...more: string[]) => here.run(['case', 'open', 'Southern berth', '--as', 'j.pell', ...more]);
    expect((await open()).status).toBe(0);
    const twin = await open();
    expect(twin.status).toBe(2);
    expect(twin.stderr).toContain('LL-CLI-TITLE');
    expect((await open('--again')).status).toBe(0);
  });

  test('leaves no process behind, and no ledger where nothing was made', async () => {
    expect(await here.processes()).toEqual([]);
    const empty = await installation();
    const { status, stderr } = await empty.run(['verify']);
    expect(status).toBe(1);
    expect(stderr).toContain('LL-DB-EMPTY');
    expect(await empty.processes()).toEqual([]);
    await empty.remove();
  });
});
