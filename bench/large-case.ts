import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client } from '#api/client';
import { inParallel } from '#cli/in-parallel';
import { waitForReading } from '#cli/wait-for-reading';
import { seededRandom } from './seeded-random.ts';
import { runProgram, startServing, stopServing } from './serving.ts';

/*
 * What a person waits for in a case of some 100,000 claims, a good part of them denials by some thousands of people:
 * a page of claims, of one document, of one speaker, and a search. The peer is the same question in a case of one
 * document, asked in the same run: what an answer costs that has nothing to look through.
 */
const documents = Number(process.argv[2] ?? 8000);
const seed = 11;
const rounds = 20;

const say = (line: string) => process.stdout.write(`${line}\n`);
const random = seededRandom(seed);
const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
const firsts = ['Ada', 'Bram', 'Dina', 'Emil', 'Freya', 'Goran', 'Hana', 'Ivo', 'Jutta', 'Karel', 'Lena', 'Marek'];
const starts = [
  'Bar',
  'Cor',
  'Dal',
  'Fen',
  'Gar',
  'Hol',
  'Kar',
  'Lan',
  'Mor',
  'Nor',
  'Pel',
  'Ros',
  'Sar',
  'Tol',
  'Var',
];
const middles = ['a', 'an', 'el', 'er', 'i', 'in', 'o', 'os'];
const ends = ['den', 'ling', 'mere', 'sted', 'wick', 'bury', 'kin', 'low', 'ner', 'rov', 'sek', 'tano', 'vik', 'zen'];
const person = () => `${pick(firsts)} ${pick(starts)}${pick(middles)}${pick(ends)}`;
const things = ['a paper on the berth', 'the minutes', 'a list of members', 'two letters', 'the tender'];

function article(): string {
  const [one, other] = [person(), person()];
  const sentence = () => {
    const kind = random();
    if (kind < 0.35) return `${one} denied that ${other} had passed on ${pick(things)}.`;
    if (kind < 0.6) return `${other} alleged that ${one} leaked ${pick(things)} to the ministry.`;
    if (kind < 0.85) return `“Nobody asked me for ${pick(things)},” ${person()} said.`;
    return 'Rain kept the crowd small, and the doors were shut by nine.';
  };
  const paragraphs = Array.from({ length: 5 }, () => [sentence(), sentence(), sentence()].join(' '));
  return `${one} and ${pick(things)}\n\nBRINMOUTH, 3 March 2024 - ${paragraphs.join('\n\n')}\n`;
}

async function filled(client: Client, count: number): Promise<{ caseId: string; documentId: string }> {
  const { caseId } = await client.call('openCase', { body: { title: `Bench of ${count}` } });
  const received: string[] = [];
  const texts = Array.from({ length: count }, (_, n) => ({ name: `article-${n}.txt`, text: article() }));
  await inParallel(8, texts, async ({ name, text }) => {
    const body = new TextEncoder().encode(text);
    const query = { name };
    const { document } = await client.call('receiveDocument', { params: { caseId }, query, body });
    received.push(document.documentId);
  });
  await waitForReading(client, { caseId, documents: received }, Date.now, () => undefined);
  return { caseId, documentId: received[Math.floor(received.length / 2)]! };
}

async function timesOf(work: () => Promise<unknown>): Promise<{ p50: number; p95: number }> {
  const times: number[] = [];
  for (let n = 0; n < rounds; n += 1) {
    const from = performance.now();
    await work();
    times.push(performance.now() - from);
  }
  const sorted = times.toSorted((a, b) => a - b);
  return { p50: sorted[Math.floor(rounds / 2)]!, p95: sorted[Math.floor(rounds * 0.95)]! };
}

const home = await mkdtemp(join(tmpdir(), 'lamplighter-bench-'));
await runProgram(home, ['user', 'add', 'admin']);
const serving = await startServing(home);
try {
  const client = await serving.signedIn();
  const small = await filled(client, 1);
  const large = await filled(client, documents);
  say(`the case: ${JSON.stringify(await client.call('getCase', { params: { caseId: large.caseId } }))}`);
  const questions: Record<string, (of: typeof small) => Promise<unknown>> = {
    'a page of 50 claims': ({ caseId }) => client.call('listClaims', { params: { caseId }, query: { limit: 50 } }),
    'the claims of a document': ({ caseId, documentId }) =>
      client.call('listClaims', { params: { caseId }, query: { documentId, limit: 200 } }),
    'what is denied': ({ caseId }) =>
      client.call('listClaims', { params: { caseId }, query: { stance: 'denied', limit: 50 } }),
    'of a speaker': ({ caseId }) =>
      client.call('listClaims', { params: { caseId }, query: { speaker: 'Baranden', limit: 50 } }),
    'a search for a common word': ({ caseId }) =>
      client.call('search', { params: { caseId }, query: { q: 'ministry', limit: 30 } }),
    'a search for a name': ({ caseId }) =>
      client.call('search', { params: { caseId }, query: { q: '"Ada Baranden"', limit: 30 } }),
  };
  for (const [what, ask] of Object.entries(questions)) {
    const least = await timesOf(() => ask(small));
    const { p50, p95 } = await timesOf(() => ask(large));
    say(
      `${what.padEnd(30)} p50 ${p50.toFixed(0).padStart(5)} ms  p95 ${p95.toFixed(0).padStart(5)} ms  ratio to a case of one document ${(p50 / least.p50).toFixed(1)}`,
    );
  }
} finally {
  await stopServing(serving);
  await rm(home, { recursive: true, force: true });
}
