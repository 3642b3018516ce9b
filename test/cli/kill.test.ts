import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { allDocuments } from '#cli/all-documents';
import { inParallel } from '#cli/in-parallel';
import type { IngestReport } from '#cli/ingest-run';
import { installation, type Installation, type Running } from './lamplighter.ts';
import { signedIn } from './signed-in.ts';

const files = 120;
const killedAt = [7, 40];

let here: Installation;
let folder: string;
const pathOf = (n: number) => `page-${n}.txt`;
const textOf = (n: number) => `Mr Lorne said that paper ${n} was his. Ms Abbot denied that she had seen paper ${n}.\n`;

beforeAll(async () => {
  here = await installation();
  folder = await mkdtemp(join(tmpdir(), 'pages-'));
  for (let n = 0; n < files; n++) await writeFile(join(folder, pathOf(n)), textOf(n));
  await here.run(['user', 'add', 'a.okafor']);
  await here.run(['case', 'open', 'Northern berth']);
});
afterAll(async () => {
  await here.remove();
  await rm(folder, { recursive: true, force: true });
});

const serve = () => here.start(['serve', '--port', '0'], /Ctrl-C stops everything/);

/** Sends pages until the server is killed after so many acknowledgements; answers the ids that were acknowledged. */
async function sendUntilKilled(serving: Running, caseId: string, kill: number): Promise<readonly string[]> {
  const client = await signedIn(here.home, 'a.okafor');
  const acknowledged: string[] = [];
  const pages = Array.from({ length: files }, (_, n) => n);
  await inParallel(6, pages, async (n) => {
    try {
      const { document } = await client.call('receiveDocument', {
        params: { caseId },
        query: { name: pathOf(n), path: `${folder.split('/').at(-1)}/${pathOf(n)}` },
        body: new TextEncoder().encode(textOf(n)),
      });
      acknowledged.push(document.documentId);
      if (acknowledged.length === kill) serving.child.kill('SIGKILL');
    } catch {
      // What was not acknowledged may be lost; that is what the test is about.
    }
  });
  await serving.ended;
  return acknowledged;
}

test(
  'nothing acknowledged is lost when the program is killed while documents come in',
  { timeout: 240_000 },
  async () => {
    const { stdout } = await here.run(['case', 'list', '--json']);
    const { caseId } = JSON.parse(stdout) as { caseId: string };
    for (const kill of killedAt) {
      const acknowledged = await sendUntilKilled(await serve(), caseId, kill);
      expect(acknowledged.length).toBeGreaterThanOrEqual(kill);
      const again = await serve();
      expect(again.output()).toContain('took over the database server');
      const client = await signedIn(here.home, 'a.okafor');
      const found = new Set<string>();
      for await (const { documentId } of allDocuments(client, caseId)) found.add(documentId);
      expect(acknowledged.filter((id) => !found.has(id))).toEqual([]);
      expect((await here.run(['verify'])).stdout).toContain('clean');
      again.child.kill('SIGTERM');
      expect((await again.ended).status).toBe(0);
    }

    const ended = await here.run(['ingest', caseId, folder, '--wait', '--json']);
    const report = JSON.parse(ended.stdout) as IngestReport;
    expect(report).toMatchObject({ found: files, failed: [], reading: { read: files, unreadable: [] } });
    expect(report.alreadyThere).toBeGreaterThanOrEqual(killedAt.at(-1)!);
    expect(report.received + report.alreadyThere).toBe(files);
    expect((await here.run(['verify'])).stdout).toContain('clean');
    expect(JSON.parse((await here.run(['rebuild', '--json'])).stdout)).toMatchObject({ identical: true });
    expect(await here.processes()).toEqual([]);
  },
);
