import { describe, expect, it } from 'vitest';
import { lexiconFiles } from '../../../data/lexicons/load.ts';
import { createReader } from './reader.ts';

const reader = createReader(lexiconFiles);
const mentions = (text: string) =>
  reader.read(text).mentions.map((m) => `${m.type} ${text.slice(m.start, m.end)} = ${m.entity}`);

describe('names', () => {
  it('takes a surname for the person whose full name stands in the text', () => {
    expect(mentions('Tomas Brandt left. Mr Brandt came back.')).toContain('person Brandt = Tomas Brandt');
  });

  it('keeps titles and roles out of the name', () => {
    expect(mentions('Prime Minister Anna Keller met Dame Ines Okafor.')).toEqual(
      expect.arrayContaining(['person Anna Keller = Anna Keller', 'person Ines Okafor = Ines Okafor']),
    );
  });

  it('tells bodies and places by their own words', () => {
    expect(mentions('The Harbour Workers Union wrote from Rotterdam to the Ministry of Ports.')).toEqual(
      expect.arrayContaining([
        'organisation Harbour Workers Union = Harbour Workers Union',
        'place Rotterdam = Rotterdam',
        'organisation Ministry of Ports = Ministry of Ports',
      ]),
    );
  });

  it('takes no statute, firm, form label, role or street for a person', () => {
    const text =
      'Tomas Brandt, of Tannery Steps, was charged under the Harbour Secrets Act 1911 by Norvik Ports.\n\nDate: 4 March\n\nAnna Berg, the Deputy Security Adviser, watched.';
    expect(mentions(text).filter((m) => m.startsWith('person'))).toEqual([
      'person Tomas Brandt = Tomas Brandt',
      'person Anna Berg = Anna Berg',
    ]);
  });

  it('never merges two persons who share a surname', () => {
    const found = mentions('Anna Berg spoke. Carl Berg listened. Berg left.');
    expect(found).toContain('person Berg = Berg');
  });

  it('counts what is counted, with its bound', () => {
    expect(mentions('He sent at least 34 reports.')).toContain('quantity at least 34 reports = at least 34 reports');
  });

  it.each([
    ['They met at Lantern House. Lantern House was empty.', 'Lantern House', 'place'],
    ['Norland Ports paid for it. Norland was told later.', 'Norland', 'organisation'],
    ['Valdorian agents came. Valdoria thought him useful.', 'Valdoria', 'place'],
    ['Ida FALK spoke to Ove LIND. FALK handed a paper to him.', 'FALK', 'person'],
    ['The list was gone, said Drazek. Nobody asked Drazek why.', 'Drazek', 'person'],
    ['It was sent to Joost van der Berg by post.', 'Joost van der Berg', 'person'],
  ])('%s', (text, words, type) => {
    const { mentions } = reader.read(text);
    const last = mentions.findLast((m) => text.slice(m.start, m.end) === words);
    expect(last?.type).toBe(type);
  });

  it('takes no reference, no people and no competition for a person or a place', () => {
    const text = 'Thread DM-1 and exhibit MF/4 were shown to Iraqis and Kurds at the Harbour Open. See VR 118204.';
    expect(reader.read(text).mentions.filter((m) => /person|place|organisation/.test(m.type))).toEqual([]);
  });
});
