import { describe, expect, it } from 'vitest';
import { lexiconFiles } from '../../../data/lexicons/load.ts';
import { createReader } from './reader.ts';

const reader = createReader(lexiconFiles);
const polarity = (text: string) => reader.read(text).attributions[0]?.polarity;

describe('polarity', () => {
  it.each([
    'Ida Falk said that no money was paid.',
    'Ida Falk said she had never met Ove Lind.',
    'Ida Falk admitted that she had not spoken to Ove Lind.',
    '“Nobody saw the list,” Ida Falk said.',
    'Ida Falk said the plan isn’t hers.',
    'Ida Falk claimed not to know Ove Lind.',
  ])('what is itself negated denies: %s', (text) => {
    expect(polarity(text)).toBe('denies');
  });

  it.each([
    'Ida Falk said that Ove Lind paid her because she could not wait.',
    'Ida Falk said that not only Ove Lind paid.',
    'Ida Falk said there was a list which nobody had seen.',
    'Ida Falk said, “No.”',
    'Ida Falk vowed to never back down.',
    'Ida Falk promised not to sell the list.',
    '“I try not to think about the list,” Ida Falk said.',
  ])('what is negated beside it does not: %s', (text) => {
    expect(polarity(text)).toBe('asserts');
  });

  it('a cue that is itself negated leaves the matter open', () => {
    expect(polarity('Ida Falk did not say that Ove Lind was paid.')).toBe('asks');
  });
});
