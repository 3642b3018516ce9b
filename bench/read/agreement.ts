// How far the second labeller of our own gold standard agrees with the first (bench/read/gold/README.md).
//
//   node dist/bench/read/agreement.js [--gold bench/read/gold]
//
// The same measures as for the reader, the second labeller's against the first's, and Cohen's kappa on the stance of
// attributions that both have. Says so and ends well where nothing is in gold/second yet.
import { parseArgs } from 'node:util';
import { cohensKappa } from './cohens-kappa.ts';
import { compareLabels } from './compare-labels.ts';
import { goldDocuments, goldLabels, type Half, secondLabels } from './gold-documents.ts';
import { measureTable } from './score-tables.ts';
import { Tally } from './tally.ts';

const { values } = parseArgs({ options: { gold: { type: 'string', default: 'bench/read/gold' } } });
const tallies = { tuning: new Tally(), blind: new Tally(), both: new Tally() };
const stances: Record<Half | 'both', (readonly [string, string])[]> = { tuning: [], blind: [], both: [] };
let labelled = 0;
for (const document of goldDocuments(values.gold)) {
  const second = secondLabels(values.gold, document);
  if (second === null) continue;
  labelled++;
  const tally = new Tally();
  const pairs = compareLabels(document.text, second, goldLabels(values.gold, document), tally);
  stances[document.half].push(...pairs);
  stances.both.push(...pairs);
  tallies[document.half].merge(tally);
  tallies.both.merge(tally);
}
process.stdout.write(
  labelled === 0
    ? `no labels in ${values.gold}/second yet\n`
    : [
        `agreement of two labellers on ${labelled} documents, the second against the first`,
        measureTable(tallies),
        ...Object.entries(stances).map(
          ([half, pairs]) =>
            `Cohen's kappa on the stance of ${pairs.length} attributions that both have (${half}): ${cohensKappa(pairs)?.toFixed(2) ?? 'none'}`,
        ),
        '',
      ].join('\n'),
);
