import fc from 'fast-check';
import { expect, test } from 'vitest';
import { propertyWeights } from '../../../data/resolve/load-properties.ts';
import { compareEntities, type EntityData, type EntityFacts } from './compare-entities.ts';

const data: EntityData = {
  properties: propertyWeights,
  compareNames: (a, b) => ({
    score: a === b ? 0.9 : 0.1,
    reasons: [{ words: a === b ? 'the same name' : 'other names', weight: a === b ? 9.5 : -9.5 }],
  }),
};
const none = {
  addresses: [],
  identifiers: [],
  emails: [],
  phones: [],
  employers: [],
  roles: [],
  neighbours: [],
  documents: [],
};
const person = (facts: Partial<EntityFacts> = {}): EntityFacts => ({
  schema: 'Person',
  names: ['Ivan Petrov'],
  ...none,
  ...facts,
});
const compare = (a: Partial<EntityFacts>, b: Partial<EntityFacts>) => compareEntities(person(a), person(b), data);

test('a shared birth date raises the score with its reason, a different one pulls down as a contradiction', () => {
  const bare = compare({}, {});
  const same = compare({ birthDate: '1975-03-12' }, { birthDate: '12 March 1975' });
  const other = compare({ birthDate: '1975-03-12' }, { birthDate: '1981-03-12' });
  expect(same.score).toBeGreaterThan(bare.score);
  expect(same.reasons[0]).toEqual({ words: 'born on the same day, 1975-03-12', weight: 25 });
  expect(other.score).toBeLessThan(0.2);
  expect(other.contradictions).toEqual([{ words: 'born in different years, 1975-03-12 and 1981-03-12', weight: -20 }]);
});

test.each([
  ['1975', '1975-03-12', 'born in the same year, 1975'],
  ['1975-03', '1975-03-12', 'born in the same month, 1975-03'],
  ['1975-03-12', '1975-12-03', 'birth dates with day and month swapped, 1975-03-12 and 1975-12-03'],
  ['1975-00-00', '1975', 'born in the same year, 1975'],
])('birth dates %s and %s agree as far as both are known', (a, b, words) => {
  expect(compare({ birthDate: a }, { birthDate: b }).reasons.map((reason) => reason.words)).toContain(words);
});

test('identifiers, numbers and mailboxes are compared by what they mean, not how they are written', () => {
  const words = compare(
    {
      identifiers: [{ kind: 'passport', value: 'AB 123-456' }],
      phones: ['+44 20 7946 0000'],
      emails: ['A.Petrov+x@example.org'],
    },
    {
      identifiers: [{ kind: 'Passport', value: 'ab123456' }],
      phones: ['020 7946 0000'],
      emails: ['a.petrov@example.org'],
    },
  ).reasons.map((reason) => reason.words);
  expect(words).toEqual(
    expect.arrayContaining([
      'the same passport, AB 123-456',
      'the same telephone, +44 20 7946 0000',
      'the same e-mail address, A.Petrov+x@example.org',
    ]),
  );
});

test('a ship and a person of one name are not one', () => {
  const result = compareEntities(person(), { ...person(), schema: 'Vessel' }, data);
  expect(result.score).toBeLessThan(0.01);
  expect(result.contradictions[0]?.words).toBe('unlike kinds: Person and Vessel');
});

test('neighbours and documents count, but never without limit', () => {
  const ids = Array.from({ length: 50 }, (_, n) => String(n));
  const result = compare({ neighbours: ids, documents: ids }, { neighbours: ids, documents: ids });
  expect(result.reasons.find(({ words }) => words.startsWith('linked'))?.weight).toBe(9);
  expect(result.reasons.find(({ words }) => words.startsWith('named'))?.weight).toBe(3);
});

test('whatever is written, the score is a probability, the same in both directions', () => {
  const texts = fc.array(fc.string({ unit: 'binary', maxLength: 40 }), { maxLength: 3 });
  const facts = fc.record({
    schema: fc.constantFrom('Person', 'Company', 'Vessel', 'LegalEntity'),
    names: texts,
    birthDate: fc.oneof(fc.string(), fc.constantFrom('1975', '1975-03', '1975-03-12', '12/3/1975', '99999999')),
    nationality: fc.string(),
    gender: fc.string(),
    addresses: texts,
    identifiers: fc.array(fc.record({ kind: fc.constantFrom('passport', 'imo number'), value: fc.string() }), {
      maxLength: 3,
    }),
    emails: texts,
    phones: texts,
    employers: texts,
    roles: texts,
    neighbours: texts,
    documents: texts,
  });
  fc.assert(
    fc.property(facts, facts, (a, b) => {
      const there = compareEntities(a, b, data);
      expect(there.score).toBeGreaterThanOrEqual(0);
      expect(there.score).toBeLessThanOrEqual(1);
      expect(compareEntities(b, a, data).score).toBeCloseTo(there.score, 9);
    }),
  );
});
