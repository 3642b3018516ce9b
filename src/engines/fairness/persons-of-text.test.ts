import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { personNameOf } from './person-name.ts';
import { personsOfText } from './persons-of-text.ts';

describe('the persons of a text', () => {
  it('inside spans are those whose mention overlaps one, as if each were looked at', () => {
    const mention = fc.record({ start: fc.nat(60), size: fc.integer({ min: 1, max: 25 }) });
    const span = fc.record({ start: fc.nat(60), size: fc.integer({ min: 1, max: 30 }) });
    fc.assert(
      fc.property(fc.array(mention, { maxLength: 20 }), span, (places, { start, size }) => {
        const mentions = places.map((one, i) => ({ start: one.start, end: one.start + one.size, entity: `P${i}` }));
        const found = [...personsOfText(mentions).within([[start, start + size]])];
        const wanted = mentions.filter((one) => one.start < start + size && start < one.end);
        expect(found.map((one) => one.text).toSorted()).toEqual(wanted.map((one) => one.entity).toSorted());
      }),
    );
  });

  it('are found by a name that may be theirs', () => {
    const persons = personsOfText([{ start: 0, end: 5, entity: 'Ada Lund; Ben Okoro' }]);
    expect([...persons.like(personNameOf('Mr Okoro'))].map((one) => one.text)).toEqual(['Ben Okoro']);
    expect(persons.names(personNameOf('Ben Lund'))).toBe(false);
  });
});
