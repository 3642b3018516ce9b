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

  it('gives "I" to the author whom the document names', () => {
    const text = 'STATEMENT OF: Rosa Hale\n\nI said that the gate was open.';
    expect(read(text)[0]?.speaker).toMatchObject({ name: 'Rosa Hale' });
  });

  it('leaves "I" unresolved where no author is named', () => {
    expect(read('I said that the gate was open.')[0]?.speaker.name).toBeNull();
  });
});
