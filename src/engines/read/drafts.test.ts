import { describe, expect, it } from 'vitest';
import { wordsOf } from '#domain/span';
import { lexiconFiles } from '../../../data/lexicons/load.ts';
import { createReader } from './reader.ts';

const reader = createReader(lexiconFiles);
const read = (text: string) =>
  reader
    .read(text)
    .attributions.map((a) => [
      wordsOf(text, a.source),
      wordsOf(text, a.cue),
      wordsOf(text, a.content),
      a.stance,
      a.polarity,
    ]);

describe('draftsOf', () => {
  it.each([
    ['Anna Berg said that the ship had left.', 'Anna Berg', 'said', 'that the ship had left', 'said', 'asserts'],
    ['Anna Berg also said the ship had left.', 'Anna Berg', 'also said', 'the ship had left', 'said', 'asserts'],
    [
      '“The ship has left,” said Anna Berg, a clerk.',
      'Anna Berg, a clerk',
      'said',
      '“The ship has left,”',
      'said',
      'asserts',
    ],
    ['The ship has left, Anna Berg said.', 'Anna Berg', 'said', 'The ship has left', 'said', 'asserts'],
    ['The ship, Anna Berg said, has left.', 'Anna Berg', 'said', 'The ship … has left', 'said', 'asserts'],
    ['“The ship has left,” Anna Berg told the court.', 'Anna Berg', 'told', '“The ship has left,”', 'said', 'asserts'],
    [
      'According to the police, the ship has left.',
      'the police',
      'According to',
      'the ship has left',
      'said',
      'asserts',
    ],
    [
      'The ship has left, according to two officials.',
      'two officials',
      'according to',
      'The ship has left',
      'said',
      'asserts',
    ],
    ['Anna Berg denied selling the list.', 'Anna Berg', 'denied', 'selling the list', 'denied', 'denies'],
    ['Anna Berg asked whether the ship had left.', 'Anna Berg', 'asked', 'whether the ship had left', 'asked', 'asks'],
    ['Anna Berg promised to return the list.', 'Anna Berg', 'promised', 'to return the list', 'promised', 'asserts'],
    [
      'Anna Berg did not say that the ship had left.',
      'Anna Berg',
      'did not say',
      'that the ship had left',
      'said',
      'asks',
    ],
    [
      'Anna Berg was accused of selling the list.',
      '',
      'was accused',
      'Anna Berg … of selling the list',
      'alleged',
      'asserts',
    ],
    ['It was reported that the ship had left.', '', 'was reported', 'that the ship had left', 'reported', 'asserts'],
    [
      'Anna Berg is confident that the ship has left.',
      'Anna Berg',
      'is confident',
      'that the ship has left',
      'assessed',
      'asserts',
    ],
    [
      'Anna Berg made it clear that the ship had left.',
      'Anna Berg',
      'made it clear',
      'that the ship had left',
      'stressed',
      'asserts',
    ],
    [
      'Anna Berg expressed strong support for the plan.',
      'Anna Berg',
      'expressed strong support for',
      'the plan',
      'said',
      'asserts',
    ],
    ['“The list is gone,” Berg notes.', 'Berg', 'notes', '“The list is gone,”', 'said', 'asserts'],
    ['Four in ten say the ship left.', 'Four in ten', 'say', 'the ship left', 'said', 'asserts'],
    ['Anna Berg wrote: “The ship has left.”', 'Anna Berg', 'wrote:', '“The ship has left.”', 'said', 'asserts'],
    [
      'The plan that officials said would fail was dropped.',
      'officials',
      'said',
      'that … would fail',
      'said',
      'asserts',
    ],
    [
      "Anna Berg's claim that the ship had left was read out.",
      "Anna Berg's",
      'claim',
      'that the ship had left',
      'alleged',
      'asserts',
    ],
    [
      'The race is open, people close to Berg say.',
      'people close to Berg',
      'say',
      'The race is open',
      'said',
      'asserts',
    ],
    ['Brandt continued to question the verdict.', 'Brandt', 'continued to question', 'the verdict', 'asked', 'asks'],
    [
      'Brandt talked to the envoy about the lists.',
      'Brandt',
      'talked to the envoy about',
      'the lists',
      'said',
      'asserts',
    ],
    ['The deal was condemned by the council.', 'the council', 'was condemned', 'The deal', 'said', 'asserts'],
    ['Officials fear the ship has left.', 'Officials', 'fear', 'the ship has left', 'assessed', 'asserts'],
    ['Berg slams Council over lists.', 'Berg', 'slams', 'Council over lists', 'said', 'asserts'],
    [
      'Harbour Chief Slams Council Over Lost Lists',
      'Harbour Chief',
      'Slams',
      'Council Over Lost Lists',
      'said',
      'asserts',
    ],
    [
      'Anna Berg vowed last month to return the list.',
      'Anna Berg',
      'vowed',
      'to return the list',
      'promised',
      'asserts',
    ],
    ['As Anna Berg noted, the ship has left.', 'Anna Berg', 'noted', 'the ship has left', 'said', 'asserts'],
    ['The ship, Anna Berg believes, has left.', 'Anna Berg', 'believes', 'The ship … has left', 'assessed', 'asserts'],
    ['The council saw the offer as a bribe.', 'The council', 'saw', 'the offer as a bribe', 'assessed', 'asserts'],
    [
      'The council maintained that the ship had left.',
      'The council',
      'maintained',
      'that the ship had left',
      'alleged',
      'asserts',
    ],
    ['Berg opened a probe the police said was over.', 'the police', 'said', 'a probe … was over', 'said', 'asserts'],
    ['Brandt shook his head and said, “No.”', 'Brandt', 'said', '“No.”', 'said', 'asserts'],
    ['Records show payments to the envoy.', 'Records', 'show', 'payments to the envoy', 'reported', 'asserts'],
    ['Anna Berg supports Tomas Brandt.', 'Anna Berg', 'supports', 'Tomas Brandt', 'said', 'asserts'],
    ['Brandt seemed quite sure of the date.', '', 'seemed', 'Brandt … quite sure of the date', 'reported', 'asserts'],
  ])('reads "%s"', (text, ...expected) => {
    expect(read(text)).toContainEqual(expected);
  });

  it('ends one claim where the same speaker’s next begins', () => {
    expect(
      read('Anna Berg said the ship had left and added that the list was gone.').map(([, cue, content]) => [
        cue,
        content,
      ]),
    ).toEqual([
      ['said', 'the ship had left'],
      ['added', 'that the list was gone'],
    ]);
  });

  it('keeps what led up to the words apart from the words', () => {
    const found = read('Asked whether the ship had left, Anna Berg said: “It has.”');
    expect(found).toContainEqual(['', 'Asked', 'whether the ship had left', 'asked', 'asks']);
    expect(found).toContainEqual(['Anna Berg', 'said:', '“It has.”', 'said', 'asserts']);
  });

  it('reads nothing into plain narrative', () => {
    expect(read('The ship left the harbour at dawn with two containers.')).toEqual([]);
    expect(read('The council maintained a lead of ten seats.')).toEqual([]);
    expect(read('The firm counted 300 pledged shares.')).toEqual([]);
    expect(read('Anna Berg wanted a boat.')).toEqual([]);
    expect(read('A survey released last week cost the port a fortune.')).toEqual([]);
  });
});
