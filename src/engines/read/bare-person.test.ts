import { describe, expect, it } from 'vitest';
import { lexiconFiles } from '../../../data/lexicons/load.ts';
import { createReader } from './reader.ts';

const reader = createReader(lexiconFiles);
const count = (text: string): number => reader.read(text).attributions.length;

describe('a person as content', () => {
  it.each([
    'And he defended Mr Brandt as doubts grew over the list.',
    'Anna Berg praised him.',
    'Anna Berg criticised Tomas Brandt on Monday.',
  ])('reads no claim into "%s"', (text) => {
    expect(count(text)).toBe(0);
  });

  it.each([
    'Anna Berg criticised Tomas Brandt for selling the list.',
    'Anna Berg praised him as “a rock”.',
    'Anna Berg defended the sale of the list.',
  ])('keeps what is said of the person in "%s"', (text) => {
    expect(count(text)).toBeGreaterThan(0);
  });
});
