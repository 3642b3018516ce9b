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
  ])('%s', (text, wanted) => {
    expect(told(text)).toContainEqual(wanted);
  });

  it('a second speaker behind the comma has a report of their own', () => {
    expect(told('Ida Falk said that the list was late, but Ove Lind said that it was early.')).toEqual([
      ['Ida Falk', 'said'],
      ['Ove Lind', 'said'],
    ]);
  });
});
