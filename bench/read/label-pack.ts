// For a second labeller: the guide and the texts without any label, and a check of what was written.
//
//   node dist/bench/read/label-pack.js FOLDER            copies to an empty folder
//   node dist/bench/read/label-pack.js FOLDER --check    says which label files are not valid yet
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { goldDocuments } from './gold-documents.ts';
import { loadLabels } from './load-labels.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { check: { type: 'boolean', default: false }, gold: { type: 'string', default: 'bench/read/gold' } },
});
const [folder] = positionals;
if (folder === undefined) {
  process.stderr.write('usage: label-pack FOLDER [--check] [--gold FOLDER]\n');
  process.exit(2);
}
const documents = goldDocuments(values.gold);
process.exitCode = values.check ? check(folder) : pack(folder);

function pack(to: string): number {
  mkdirSync(to, { recursive: true });
  if (readdirSync(to).length > 0) {
    process.stderr.write(`${to} is not empty; name an empty folder\n`);
    return 1;
  }
  copyFileSync(join(values.gold, 'GUIDE.md'), join(to, 'GUIDE.md'));
  const list = documents.map(({ name, kind, date }) => ({ name, kind, date }));
  writeFileSync(join(to, 'documents.json'), `${JSON.stringify(list, null, 2)}\n`);
  for (const { name, text } of documents) writeFileSync(join(to, `${name}.txt`), text);
  process.stdout.write(`${documents.length} texts and the guide in ${to}\n`);
  return 0;
}

function check(at: string): number {
  let valid = 0;
  let wrong = 0;
  for (const { name, text } of documents) {
    const path = join(at, `${name}.json`);
    if (!existsSync(path)) continue;
    try {
      loadLabels(text, JSON.parse(readFileSync(path, 'utf8')));
      valid++;
    } catch (error) {
      wrong++;
      process.stdout.write(`${name}: ${error instanceof Error ? error.message : String(error)}\n`);
    }
  }
  process.stdout.write(`${valid} valid, ${wrong} not, ${documents.length - valid - wrong} not there\n`);
  return wrong === 0 ? 0 : 1;
}
