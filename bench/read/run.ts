// Prints readings of plain UTF-8 files as `lamplighter read --json` does; only for scoring without the rest of the program.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { lexiconFiles } from '../../data/lexicons/load.ts';
import { createReader } from '#engines/read/reader';

const reader = createReader(lexiconFiles);
const dated = process.argv.includes('--dates-from-names');
for (const file of process.argv.slice(2).filter((a) => !a.startsWith('--'))) {
  const text = readFileSync(file, 'utf8');
  const date = dated ? basename(file).split('__')[0] || null : null;
  process.stdout.write(
    JSON.stringify({ document: { name: basename(file), chars: text.length }, ...reader.read(text, { date }) }) + '\n',
  );
}
