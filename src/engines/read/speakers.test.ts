import { describe, expect, it } from 'vitest';
import { lexiconFiles } from '../../../data/lexicons/load.ts';
import { createReader } from './reader.ts';

const reader = createReader(lexiconFiles);
/** Who speaks, by the cue's words. */
const speakers = (text: string): string[] =>
  reader
    .read(text, { date: '2031-06-01' })
    .attributions.map((a) => `${a.cue.map(([start, end]) => text.slice(start, end)).join(' ')}: ${a.speaker.name}`);

describe('who speaks', () => {
  it.each([
    [
      'a body by the noun that heads its name',
      'The University of Lindmoor has a new gate. The university said that it was costly.',
      'said: University of Lindmoor',
    ],
    [
      'a firm by "the company"',
      'Castor Freight Ltd moves crates. The company denied that any was lost.',
      'denied: Castor Freight Ltd',
    ],
    [
      'a body by "it", where none is named since',
      'The Harbour Trust said that the gate was shut. It warned that it would stay shut.',
      'warned: Harbour Trust',
    ],
    [
      'a body that stands before a common noun',
      'The Norland embassy said that it knew nothing.',
      'said: Norland embassy',
    ],
    [
      'the person whom the sentence before is about, though another spoke last',
      'Ida Falk said that it rained.\n\nMr Ove Lind came at noon. He said that he was late.',
      'said: Ove Lind',
    ],
    [
      'an unnamed person whom the sentence before brings in',
      'Ida Falk said that it rained.\n\nA woman came in. She said that she was lost.',
      'said: woman',
    ],
    [
      'whom a letter acts for',
      'Dear Sir\n\nWe act for Mr Ove Lind. Our client denies that he was there.',
      'denies: Ove Lind',
    ],
    [
      'whoever made the only report',
      'The report, published on Friday by Dame Ida Falk, is long. The report says that the gate was open.',
      'says: Ida Falk',
    ],
    [
      'the body whose website it is',
      'The Harbour Trust is small. The Harbour Trust’s website denies that it is rich.',
      'denies: Harbour Trust',
    ],
    [
      'the role by the longer form given before',
      'The ambassador of Norland was called in. The ambassador said that he was sorry.',
      'said: ambassador of Norland',
    ],
    [
      'the holder of a role by "she"',
      'Present: Mrs Ida Falk (Chair), Mr Ove Lind\n\nThe Chair said that it was late. She proposed that they end.',
      'proposed: Ida Falk',
    ],
    ['a kinswoman by her whole name', 'My mother-in-law says that he is a spy.', 'says: mother-in-law'],
    [
      'the body that issues a paper by "we"',
      'Harbour Institute for Public Safety, Briefing 4\n\nWe assess that it is likely.',
      'assess: Harbour Institute for Public Safety',
    ],
    ['who filled in a form', 'Name: Ida Falk\n\nA man called. I told him that I was busy.', 'told: Ida Falk'],
    ['who gives a speech', 'Remarks by the Mayor, Councillor Ida Falk\n\nI hope that you eat well.', 'hope: Ida Falk'],
  ])('is %s', (_, text, speaker) => {
    expect(speakers(text)).toContain(speaker);
  });

  it('names nobody for "it" where another body is named since', () => {
    expect(
      speakers('The Harbour Trust said that it was shut. The Port Office was told. It warned that it would stay shut.'),
    ).not.toContain('warned: Harbour Trust');
  });

  it('takes no one named inside a quotation for whom the sentence before is about', () => {
    expect(speakers('Ida Falk is a judge. “I saw no proof. Mr Ove Lind is an honest man,” she says.')).toContain(
      'says: Ida Falk',
    );
  });
});
