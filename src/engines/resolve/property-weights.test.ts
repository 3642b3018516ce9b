import { expect, test } from 'vitest';
import { propertyWeights } from '../../../data/resolve/load-properties.ts';
import { compareEntities, type EntityData, type EntityFacts } from './compare-entities.ts';

const data: EntityData = { properties: propertyWeights, compareNames: () => ({ score: 0.5, reasons: [] }) };
const bare: EntityFacts = {
  schema: 'Person',
  names: ['Anna Berg'],
  addresses: [],
  identifiers: [],
  emails: [],
  phones: [],
  employers: [],
  roles: [],
  neighbours: [],
  documents: [],
};
type Facts = Partial<EntityFacts>;
const both = (facts: Facts): [Facts, Facts] => [facts, facts];
const births = (a: string, b: string): [Facts, Facts] => [{ birthDate: a }, { birthDate: b }];
const places = (a: string, b: string): [Facts, Facts] => [{ addresses: [a] }, { addresses: [b] }];
const numbers = (kind: string, a: string, b: string): [Facts, Facts] => [
  { identifiers: [{ kind, value: a }] },
  { identifiers: [{ kind, value: b }] },
];
const saying = (how: 'alias' | 'candidate'): [Facts, Facts] => [
  { said: [{ name: 'Anna Hill', how, words: 'one document names both as one' }] },
  { names: ['Anna Hill'] },
];
const many = ['a', 'b', 'c', 'd', 'e'];

/** What shows each weight; after a dot "each" counts once, "most" is where counting ends. */
const shown: Readonly<Record<string, [Facts, Facts]>> = {
  'birth.same day': births('1975-03-12', '12 March 1975'),
  'birth.same month': births('1975-03', '1975-03-12'),
  'birth.same year': births('1975', '1975-03-12'),
  'birth.day and month swapped': births('1975-03-12', '1975-12-03'),
  'birth.one digit apart': births('1975-03-12', '1975-03-13'),
  'birth.a year apart': births('1975', '1976'),
  'birth.other day': births('1975-03-12', '1975-08-27'),
  'birth.other year': births('1975-03-12', '1981-03-12'),
  'nationality.same': both({ nationality: 'ru' }),
  'nationality.other': [{ nationality: 'ru' }, { nationality: 'cy' }],
  'gender.same': both({ gender: 'female' }),
  'gender.other': [{ gender: 'male' }, { gender: 'female' }],
  'address.same': places('7 Wallaby Place, Cleveland 2119', '7 Wallaby Place, Cleveland 2119'),
  'address.same street': places('7 Wallaby Place, Cleveland', '9 Wallaby Place, Cleveland'),
  'address.same area': places('Mill Lane, Leeds, Yorkshire', 'Park Road, Leeds, Yorkshire'),
  'identifier.same': numbers('passport', 'AB 123-456', 'ab123456'),
  'identifier.other': numbers('passport', 'AB 123456', 'CD 654321'),
  'identifier.other for life': numbers('tax number', '111222333', '444555666'),
  'mail.same': both({ emails: ['a.petrov@example.org'] }),
  'phone.same': [{ phones: ['+44 20 7946 0000'] }, { phones: ['020 7946 0000'] }],
  'employer.same': both({ employers: ['Marine Institute'] }),
  'role.same': both({ roles: ['deputy director'] }),
  'said.alias': saying('alias'),
  'said.candidate': saying('candidate'),
  'neighbours.each': both({ neighbours: ['a'] }),
  'neighbours.most': both({ neighbours: many }),
  'documents.each': both({ documents: ['a'] }),
  'documents.most': both({ documents: many }),
  'schema.unlike': [{ schema: 'Vessel' }, { schema: 'Person' }],
};

test.each(Object.entries(propertyWeights.weights))('%s: its example shows it', (id, { weight, example }) => {
  const [one, other] = shown[id] ?? [{}, {}];
  const { reasons, contradictions } = compareEntities({ ...bare, ...one }, { ...bare, ...other }, data);
  expect(reasons.map((reason) => reason.weight)).toContain(weight);
  expect(contradictions.length > 0).toBe(
    (propertyWeights.weights as Record<string, { contradiction?: boolean }>)[id]!.contradiction === true,
  );
  expect(example.length).toBeGreaterThan(4);
});
