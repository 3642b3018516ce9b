import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayBeOnePerson, namesIn, personNameOf } from './person-name.ts';

const one = (a: string, b: string) => mayBeOnePerson(personNameOf(a), personNameOf(b));

describe('names that may be one person', () => {
  it.each([
    ['Mr Berry', 'Christopher Berry'],
    ['Christopher Berry', 'Mr Christopher Berry’s'],
    ['C. Berry', 'Christopher Berry'],
    ['Christopher J. Berry', 'Christopher John Berry'],
    ['Sir Ken McCallum', 'McCallum'],
    ['王伟', '王伟'],
    ['Li Wei', 'Wei Li'],
    ['Deputy Judge Ömer Ünal', 'deputy judge ömer ünal'],
  ])('%s and %s', (a, b) => expect(one(a, b)).toBe(true));

  it.each([
    ['Christopher Cash', 'Christopher Berry'],
    ['Christopher', 'Christopher Berry'],
    ['Mr Berry', 'Mrs Berry'],
    ['Anna Berry', 'Christopher Berry'],
    ['', ''],
    ['Mr', 'Mrs'],
    ['Li Wei Min', 'Min Li Wei'],
  ])('not %s and %s', (a, b) => expect(one(a, b)).toBe(false));

  it('is the same whichever name comes first', () => {
    const name = fc.constantFrom(
      'Mr Berry',
      'C. Berry',
      'Christopher Berry',
      'Anna Berry',
      'Mrs Berry',
      '',
      '王伟',
      'Dr',
      'Li Wei',
      'Wei Li',
      'W. Li',
    );
    fc.assert(fc.property(name, name, (a, b) => one(a, b) === one(b, a)));
  });

  it('splits joint names', () => expect(namesIn('A; B ;')).toEqual(['A', 'B']));
});
