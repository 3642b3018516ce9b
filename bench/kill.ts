import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { allDocuments } from '#cli/all-documents';
import { inParallel } from '#cli/in-parallel';
import { articles } from './articles.ts';
import { seededRandom } from './seeded-random.ts';
import { runProgram, startServing, stopServing } from './serving.ts';

/*
 * Kills the program again and again, at moments drawn from a seed, while documents come in over several connections
 * and are being read; then counts whether everything that was acknowledged is there, and checks the ledger.
 */
const { values } = parseArgs({
  options: { times: { type: 'string', default: '20' }, seed: { type: 'string', default: '7' } },
});
const times = Number(values.times);
const random = seededRandom(Number(values.seed));
const lanes = 8;
const longestMs = 2500;

const say = (line: string) => process.stdout.write(`${line}\n`);
const home = await mkdtemp(join(tmpdir(), 'lamplighter-bench-'));
const texts = await articles(times * 1000, { folder: undefined, seed: Number(values.seed) });
const acknowledged = new Set<string>();
let sent = 0;

async function sendUntilKilled(caseId: string | null): Promise<string> {
  const serving = await startServing(home);
  const client = await serving.signedIn();
  const open = caseId ?? (await client.call('openCase', { body: { title: 'Bench' } })).caseId;
  let isKilled = false;
  setTimeout(() => {
    isKilled = true;
    serving.child.kill('SIGKILL');
  }, random() * longestMs);
  await inParallel(lanes, Array.from({ length: lanes }), async () => {
    while (!isKilled) {
      const { name, text } = texts[sent++ % texts.length]!;
      const body = new TextEncoder().encode(text);
      const reply = await client
        .call('receiveDocument', { params: { caseId: open }, query: { name }, body })
        .catch(() => null);
      if (reply !== null) acknowledged.add(reply.document.documentId);
    }
  });
  await serving.ended;
  return open;
}

try {
  await runProgram(home, ['user', 'add', 'admin']);
  let caseId: string | null = null;
  for (let n = 0; n < times; n++) caseId = await sendUntilKilled(caseId);
  const serving = await startServing(home);
  const client = await serving.signedIn();
  const there = new Set<string>();
  for await (const { documentId } of allDocuments(client, caseId!)) there.add(documentId);
  const found = [...acknowledged].filter((id) => there.has(id)).length;
  await stopServing(serving);
  const verify = await runProgram(home, ['verify', '--json']);
  const report = JSON.parse(verify.stdout) as { ok: boolean; entries: number; findings: unknown[] };
  const rebuilt = JSON.parse((await runProgram(home, ['rebuild', '--json'])).stdout) as { identical: boolean };
  say(
    `killed ${times} times (seed ${values.seed}), acknowledged ${acknowledged.size}, found ${found}, lost ${acknowledged.size - found}`,
  );
  say(
    `verify ${report.ok ? 'clean' : JSON.stringify(report.findings)} over ${report.entries} entries, rebuild ${rebuilt.identical ? 'identical' : 'DIFFERENT'}`,
  );
  say(`ratio ${(found / acknowledged.size).toFixed(4)} of acknowledged documents found (reach 1)`);
  if (found !== acknowledged.size || !report.ok || !rebuilt.identical) process.exitCode = 1;
} finally {
  // Takes over a database that was left running, and stops it.
  await runProgram(home, ['migrate']);
  await rm(home, { recursive: true, force: true });
}
