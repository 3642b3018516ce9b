import { describe, expect, it } from 'vitest';
import { lexiconFiles } from '../../../data/lexicons/load.ts';
import { createReader } from './reader.ts';

const reader = createReader(lexiconFiles);
const told = (text: string) =>
  reader
    .read(text)
    .attributions.map(({ source, cue }) =>
      [source, cue].map((spans) => spans.map(([from, to]) => text.slice(from, to)).join(' … ')),
    );

describe('reports in less usual orders', () => {
  it.each([
    ['Noting that the list was late, Ida Falk left the room.', ['Ida Falk', 'Noting']],
    ['Ida Falk’s answer was that nobody had paid.', ['Ida Falk’s', 'answer was']],
    ['The plan drew criticism from the council.', ['the council', 'drew criticism from']],
    ['The bill, opposed by the council, never became law.', ['the council', 'opposed']],
    ['Falk sold it to Lind in 2010, records show.', ['records', 'show']],
    ['His wife, he says, plans to leave the party.', ['he', 'says']],
    ['The new post marks his return to public life, one longtime friend said.', ['one longtime friend', 'said']],
    ['The trouble, says Ida Falk, a clerk, is that nobody looked.', ['Ida Falk, a clerk', 'says']],
    [
      'Another clerk who worked there and who asked not to be named said he saw Lind go.',
      ['Another clerk who worked there and who asked not to be named', 'said'],
    ],
    ['Falk said on the radio, where she has a show, that Lind had gone.', ['Falk', 'said']],
    ['Lind was in Harwick, promising to build a wall.', ['Lind', 'promising']],
    ['The ship was late, the Harwick Herald reports.', ['the Harwick Herald', 'reports']],
    [
      'The ship was searched in the spring, current and former officials said.',
      ['current and former officials', 'said'],
    ],
    ['Falk and Lind (2030) estimate that it doubles the price.', ['Falk and Lind (2030)', 'estimate']],
    ['The police regard the matter as closed.', ['The police', 'regard']],
    ['Falk accepts that a gate was left open.', ['Falk', 'accepts']],
    ['As reported by the Harwick Herald, the ship was late.', ['the Harwick Herald', 'reported by']],
    ['The others left; most said they were tired.', ['most', 'said']],
    ['The advert claims “Lind is the clerk you can trust.”', ['The advert', 'claims']],
    ['Fifty men stood on the quay, chanting “no peace” at the gate.', ['Fifty men', 'chanting']],
    ['Falk would not say when the council will vote.', ['Falk', 'would not say']],
    [
      'Lind — who stood at the door for three years — states that it was a punishment.',
      ['Lind — who stood at the door for three years —', 'states'],
    ],
    ['Falk does not know how Lind came by the list.', ['Falk', 'does not know']],
    ['Lind stood again, with polls showing a small lead.', ['polls', 'showing']],
    ['We assess with low confidence that Lind was paid.', ['We', 'assess']],
  ])('%s', (text, wanted) => {
    expect(told(text)).toContainEqual(wanted);
  });

  it.each(['It is worth noting that the ship was late.', 'It goes without saying that the ship was late.'])(
    'a manner of speaking reports nothing: %s',
    (text) => {
      expect(told(text)).toEqual([]);
    },
  );

  it('a sentence that begins in a script without capitals is a sentence of its own', () => {
    const text = 'Ida Falk said that the 船 had left. أحمد was seen at the gate.';
    const [first] = reader.read(text).attributions;
    expect(first?.content.map(([from, to]) => text.slice(from, to))).toEqual(['that the 船 had left']);
  });

  it('a witness is the speaker of what “I” asked and believed', () => {
    const statement =
      'WITNESS STATEMENT\n\nSTATEMENT OF:   Ida Falk\n\nThis statement is true to the best of my knowledge and belief.\n\n1. I asked whether anybody had looked at the list. I believed Lind had copied it.\n';
    expect(told(statement)).toContainEqual(['I', 'asked']);
    expect(told(statement)).toContainEqual(['I', 'believed']);
  });

  it('a second speaker behind the comma has a report of their own', () => {
    expect(told('Ida Falk said that the list was late, but Ove Lind said that it was early.')).toEqual([
      ['Ida Falk', 'said'],
      ['Ove Lind', 'said'],
    ]);
  });
});
