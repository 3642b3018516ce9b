// Scores the reader on our own gold standard: 48 invented documents, half of them blind (bench/read/gold/README.md).
//
//   node dist/bench/read/gold.js [--gold bench/read/gold] [--errors NAME]
//
// Prints each measure for the tuning and the blind half, then the main ones for each kind of document. `--errors` lists
// what was missed and what was too much in one document of the tuning half; it refuses the blind half.
import { parseArgs } from 'node:util';
import { createReader } from '#engines/read/reader';
import { lexiconFiles } from '../../data/lexicons/load.ts';
import { compareLabels, measures } from './compare-labels.ts';
import { happeningMeasures } from './compare-happenings.ts';
import { timeMeasures } from './compare-times.ts';
import { errorsOf } from './gold-errors.ts';
import { type GoldDocument, goldDocuments, goldLabels } from './gold-documents.ts';
import { labelsOfReading } from './labels-of-reading.ts';
import { kindTable, measureTable } from './score-tables.ts';
import { Tally } from './tally.ts';

const { values } = parseArgs({
  options: { gold: { type: 'string', default: 'bench/read/gold' }, errors: { type: 'string' } },
});
const reader = createReader(lexiconFiles);
const documents = goldDocuments(values.gold);
const read = ({ text, date }: GoldDocument) => labelsOfReading(reader.read(text, { date }));

if (values.errors === undefined) score();
else showErrors(values.errors);

function score(): void {
  const halves = { tuning: new Tally(), blind: new Tally() };
  const kinds = new Map<string, { tuning: Tally; blind: Tally }>();
  for (const document of documents) {
    const tally = new Tally();
    compareLabels(document.text, read(document), goldLabels(values.gold, document), tally);
    halves[document.half].merge(tally);
    const kind = kinds.get(document.kind) ?? { tuning: new Tally(), blind: new Tally() };
    kind[document.half].merge(tally);
    kinds.set(document.kind, kind);
  }
  const characters = documents.reduce((sum, { text }) => sum + text.length, 0);
  const columns = [
    measures.attribution,
    measures.contentOverlap,
    measures.stance,
    measures.speaker,
    measures.parent,
    timeMeasures.relaxed,
    happeningMeasures.flows,
  ];
  process.stdout.write(
    [
      `own gold: ${documents.length} documents, ${characters} characters; F1, or the share that is right of what was matched`,
      measureTable(halves),
      'attribution P / R / F1, then shares and F1 by kind of document; tuning above, blind below',
      kindTable(kinds, columns),
      '',
    ].join('\n'),
  );
}

function showErrors(name: string): void {
  const document = documents.find((d) => d.name === name);
  if (document?.half !== 'tuning') {
    process.stderr.write(`${name} is not a document of the tuning half; the blind half is only scored\n`);
    process.exitCode = 2;
    return;
  }
  process.stdout.write(`${errorsOf(document.text, read(document), goldLabels(values.gold, document)).join('\n')}\n`);
}
