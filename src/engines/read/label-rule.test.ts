import { describe, expect, it } from 'vitest';
import { wordsOf } from '#domain/span';
import { lexiconFiles } from '../../../data/lexicons/load.ts';
import { createReader } from './reader.ts';

const reader = createReader(lexiconFiles);
const read = (text: string) =>
  reader.read(text).attributions.map((a) => ({ ...a, says: wordsOf(text, a.content), who: wordsOf(text, a.source) }));

describe('lines that name their speaker', () => {
  it('reads a transcript line by its label', () => {
    const [line] = read('Brandt: I have never seen the list.');
    expect(line).toMatchObject({ who: 'Brandt', says: 'I have never seen the list', by: 'rule:label' });
  });

  it('takes no heading, no sum and no mail header for speech', () => {
    expect(read('From: Lena Moreau\nSubject: They have moved the ship\nTotal: 1,240')).toEqual([]);
  });

  it('leaves the sender of a log line unresolved when only an account is named, with the persons named beside it', () => {
    const text =
      'The account "heron" is billed to Mr Tomas Brandt.\n0007 [2031-02-03 10:22:05] DM heron: the ship has moved to the north berth';
    const line = read(text).at(-1);
    expect(line).toMatchObject({ who: 'heron', says: 'the ship has moved to the north berth', by: 'rule:log-line' });
    expect(line?.speaker.name).toBeNull();
    expect(line?.speaker.candidates.map((c) => c.name)).toEqual(['Tomas Brandt']);
  });

  it('gives "I" to the author whom the document names', () => {
    const text = 'STATEMENT OF: Rosa Hale\n\nI said that the gate was open.';
    expect(read(text)[0]?.speaker).toMatchObject({ name: 'Rosa Hale' });
  });

  it('leaves "I" unresolved where no author is named', () => {
    expect(read('I said that the gate was open.')[0]?.speaker.name).toBeNull();
  });
});
