import { describe, expect, it } from 'vitest';
import { wordsOf } from '#domain/span';
import { lexiconFiles } from '../../../data/lexicons/load.ts';
import { createReader } from './reader.ts';

const reader = createReader(lexiconFiles);
const read = (text: string) =>
  reader
    .read(text)
    .attributions.map((a) => [wordsOf(text, a.source), wordsOf(text, a.cue), wordsOf(text, a.content), a.stance]);

describe('readVerbPhrases', () => {
  it.each([
    ['The minister took issue with the report.', 'The minister', 'took issue with', 'the report', 'said'],
    [
      'Anna Berg came out against the sale of the port.',
      'Anna Berg',
      'came out against',
      'the sale of the port',
      'said',
    ],
    ['The envoy pleaded not guilty.', 'The envoy', 'pleaded', 'not guilty', 'denied'],
    ['Tomas Brandt pleaded guilty to theft.', 'Tomas Brandt', 'pleaded', 'guilty to theft', 'admitted'],
    ['Officials raised questions about the lists.', 'Officials', 'raised questions about', 'the lists', 'asked'],
    [
      'The clerk threw her full support behind the plan.',
      'The clerk',
      'threw her full support behind',
      'the plan',
      'said',
    ],
    [
      'The council has no doubt that the lists were sold.',
      'The council',
      'has no doubt',
      'that the lists were sold',
      'assessed',
    ],
    ['The court ruled out a second trial.', 'The court', 'ruled out', 'a second trial', 'denied'],
  ])('reads "%s"', (text, ...expected) => {
    expect(read(text)).toContainEqual(expected);
  });

  it('needs something said behind the words', () => {
    expect(read('The tide went after the moon.')).toEqual([]);
    expect(read('The guard came out.')).toEqual([]);
  });
});
