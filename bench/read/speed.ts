// Reading speed against compromise on the same texts in the same run, one core: whole pipelines, after a warm-up of each.
//
//   node dist/bench/read/speed.js [--texts FOLDER] [--rounds 20]
//
// Ours: attributions, speakers, names, times and happenings with their spans. compromise: parts of speech, persons, places,
// organisations and quotations with offsets; it has no attributions. Reach: at least 4 times its speed.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import nlp from 'compromise';
import { createReader } from '#engines/read/reader';
import { lexiconFiles } from '../../data/lexicons/load.ts';

const { values } = parseArgs({
  options: { texts: { type: 'string', default: 'demo/documents' }, rounds: { type: 'string', default: '20' } },
});
const texts = textsUnder(values.texts);
if (texts.length === 0) {
  process.stderr.write(`no .txt or .md file under ${values.texts}\n`);
  process.exit(2);
}
const characters = texts.reduce((sum, text) => sum + text.length, 0);
const reader = createReader(lexiconFiles);

function ours(): number {
  let found = 0;
  for (const text of texts) found += reader.read(text, { date: '2031-05-02' }).attributions.length;
  return found;
}

function theirs(): number {
  let found = 0;
  for (const text of texts) {
    const doc = nlp(text);
    for (const view of [doc.people(), doc.places(), doc.organizations(), doc.quotations()])
      found += (view.json({ offset: true }) as unknown[]).length;
  }
  return found;
}

/** Characters a second of processor time, the best of the rounds: other work on the machine only slows a round. */
function speedOf(work: () => number): number {
  let best = 0;
  for (let round = 0; round < Number(values.rounds); round++) {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    best = Math.max(best, characters / ((user + system) / 1e6));
  }
  return best;
}

ours();
theirs();
const [own, peer] = [speedOf(ours), speedOf(theirs)];
process.stdout.write(
  `reading: ${texts.length} texts, ${characters} characters; ours ${Math.round(own)} characters/s, compromise ${Math.round(peer)} characters/s; ratio ${(own / peer).toFixed(1)} (reach at least 4)\n`,
);
process.exitCode = own / peer >= 4 ? 0 : 1;

function textsUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(txt|md)$/.test(name))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'));
}
