import { describe, expect, it } from 'vitest';
import { lexiconFiles } from '../../../data/lexicons/load.ts';
import { createReader } from './reader.ts';

const reader = createReader(lexiconFiles);
/** Nobody in these sentences exists. */
const lead = 'Tomas Brandt and Felix Aurel worked at the harbour. ';
const both = 'Tomas Brandt; Felix Aurel';
const statuses = (text: string, date: string | null = '2031-05-02') =>
  reader
    .read(text, { date })
    .events.filter((event) => event.kind.startsWith('legal-status: '))
    .map((event) => `${event.kind.slice(14)} | ${event.participants.join('; ')} | ${event.time ?? '-'}`);

describe('legal statuses', () => {
  it.each([
    ['Mr Tomas Brandt and Dr Felix Aurel were each charged today with one offence.', `charged | ${both} | 2031-05-02`],
    [
      `${lead}Both men were charged on 4 March 2031 under the Harbour Secrets Act 1911.`,
      `charged | ${both} | 2031-03-04`,
    ],
    [`${lead}The pair have been charged with theft.`, `charged | ${both} | 2031-05-02`],
    ['Tomas Brandt, 29, was arrested on Monday.', 'arrested | Tomas Brandt | 2031-04-28'],
    ['Police arrested Tomas Brandt in March.', 'arrested | Tomas Brandt | 2031-03'],
    ['Detectives arrested Anna Berg and charged her with fraud.', 'arrested | Anna Berg | -'],
    ['Prosecutors charged Anna Berg with fraud.', 'charged | Anna Berg | -'],
    ['Anna Berg, who was charged on Thursday, denies it.', 'charged | Anna Berg | 2031-05-01'],
    ['Anna Berg was arrested in May 2030 and released under investigation.', 'arrested | Anna Berg | 2030-05'],
    ['Police said the two men had been arrested. ', ''],
    [
      `${lead}Police said the two men had been arrested on 5 March and released on bail.`,
      `arrested | ${both} | 2031-03-05`,
    ],
    [`${lead}The case against them was dropped in March.`, `dropped | ${both} | 2031-03`],
    [`${lead}Prosecutors later dropped all charges against the two men.`, `dropped | ${both} | -`],
    [
      'Case against two men accused of selling lists is dropped\n\nTomas Brandt and Felix Aurel had denied it.',
      `dropped | ${both} | 2031-05-02`,
    ],
    ['Prosecutors abandoned the case against Anna Berg on Tuesday.', 'dropped | Anna Berg | 2031-04-29'],
    ['The abandoned prosecution of Tomas Brandt and Felix Aurel cost a fortune.', `dropped | ${both} | -`],
    ['The trial of Anna Berg collapsed in June 2030.', 'dropped | Anna Berg | 2030-06'],
    ['The charge against Anna Berg was withdrawn.', 'dropped | Anna Berg | -'],
    ['The service said the case against Anna Berg will not proceed.', 'dropped | Anna Berg | -'],
    ['Prosecutors decided not to proceed with the case against Anna Berg.', 'dropped | Anna Berg | -'],
    ['Proceedings against Anna Berg were discontinued in April 2031.', 'discontinued | Anna Berg | 2031-04'],
    ['The prosecution offered no evidence against Anna Berg.', 'no evidence offered (not guilty) | Anna Berg | -'],
    [
      'No evidence was offered against Anna Berg on Monday.',
      'no evidence offered (not guilty) | Anna Berg | 2031-04-28',
    ],
    ['Anna Berg was acquitted in 2030.', 'acquitted | Anna Berg | 2030'],
    ['Anna Berg was found not guilty of theft.', 'acquitted | Anna Berg | -'],
    ['A jury cleared Anna Berg of theft.', 'acquitted | Anna Berg | -'],
    ['Anna Berg was found guilty of theft.', 'convicted | Anna Berg | -'],
    ['The jury found both Tomas Brandt and Felix Aurel guilty.', `convicted | ${both} | -`],
    ['Anna Berg was tried and convicted in 2030.', 'convicted | Anna Berg | 2030'],
    ['The judge stayed the proceedings against Anna Berg.', 'stayed | Anna Berg | -'],
    ['The charges against Anna Berg will lie on file.', 'left on file | Anna Berg | -'],
    ['The conviction of Anna Berg was quashed in 2030.', 'quashed | Anna Berg | 2030'],
    ["Anna Berg's conviction was quashed.", 'quashed | Anna Berg | -'],
    ['Anna Berg will face no further action.', 'no further action | Anna Berg | -'],
    ['Anna Berg was never charged.', 'not charged | Anna Berg | -'],
    ['Anna Berg was released without charge on Monday.', 'not charged | Anna Berg | 2031-04-28'],
    [`${lead}Neither man has been charged.`, `not charged | ${both} | 2031-05-02`],
  ])('reads "%s"', (text, expected) => {
    const found = statuses(text);
    if (expected === '') expect(found).toEqual([]);
    else expect(found).toContain(expected);
  });

  it.each([
    'Anna Berg could be charged with theft.',
    'If convicted, Anna Berg may lose her post.',
    'Anna Berg was never convicted.',
    'Anna Berg was not arrested.',
    'Anna Berg asked whether she would be charged.',
    'Anna Berg pleaded guilty to theft.',
    'Anna Berg pleaded not guilty.',
    'Anna Berg denied that she had been arrested.',
    'Anna Berg asked prosecutors to drop the case against Felix Aurel.',
    'Anna Berg demanded that the case against Felix Aurel be dropped.',
    'Was Anna Berg charged?',
    'Anna Berg dropped the case of wine on the quay.',
    'Anna Berg was charged £40 for the ticket.',
    'Two men were charged under the Harbour Secrets Act 1911.',
    'The civil case against Anna Berg was dropped.',
    'The case against Norvik Holdings was dropped.',
    'Anna Berg, solicitor for the firm, said the case was dropped.',
  ])('reads no status into "%s"', (text) => {
    expect(statuses(text)).toEqual([]);
  });

  it('takes nobody for the accused who only wrote the report', () => {
    const text = 'Two charged\n\nBy Lena Moreau and Carl Berg\n\nBoth men were charged yesterday.';
    expect(statuses(text)).toEqual([]);
  });

  it('knows an unnamed pair by the names that follow when nobody was named before', () => {
    const text =
      'A former clerk and a freelance analyst were charged yesterday, the service said.\n\nTomas Brandt, 29, of Quay Lane, and Dr Felix Aurel, 34, of Dock Row, deny it.';
    expect(statuses(text)).toEqual([`charged | ${both} | 2031-05-01`]);
  });
});
