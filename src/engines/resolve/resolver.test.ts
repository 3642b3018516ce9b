import { expect, test } from 'vitest';
import { loadResolver } from '../../../data/resolve/load-resolver.ts';
import type { EntityFacts } from './facts/entity-facts.ts';

const resolver = loadResolver();
const of = (name: string, more: Partial<EntityFacts> = {}): EntityFacts => ({
  schema: 'Person',
  names: [name],
  addresses: [],
  identifiers: [],
  emails: [],
  phones: [],
  employers: [],
  roles: [],
  neighbours: [],
  documents: [],
  ...more,
});

test('names that may be one share a key, and numbers meet however they are written', () => {
  const meet = (a: readonly string[], b: readonly string[]) => a.some((key) => b.includes(key));
  const key = (name: string) => resolver.keysOfName(name, 'Person');
  expect(meet(key('Алюн Саркат'), key('Alyun Sarkat'))).toBe(true);
  expect(meet(key('Vey, Joel'), key('J. Vey'))).toBe(true);
  expect(meet(resolver.keysOfValue('VR 118204'), resolver.keysOfValue('vr-118204'))).toBe(true);
  expect(meet(resolver.keysOfValue('+44 20 7946 0000'), resolver.keysOfValue('020 7946 0000'))).toBe(true);
});

test('names and what is beyond them are weighed together, contradictions apart', () => {
  const likely = resolver.compare(of('Alyun Sarkat'), of('Алюн Саркат'));
  const sure = resolver.compare(
    of('SARKAT ALYUN', { identifiers: [{ kind: 'passportNumber', value: 'VR 118204' }] }),
    of('Sarqat Aliun', { identifiers: [{ kind: 'passportNumber', value: 'VR118204' }] }),
  );
  const never = resolver.compare(of('Joel Vey', { birthDate: '1970-05-03' }), of('Joel Vey', { birthDate: '1981' }));
  expect(likely.score).toBeGreaterThan(0.6);
  expect(sure.score).toBeGreaterThan(likely.score);
  expect(never.score).toBeLessThan(likely.score);
  expect(never.contradictions).toHaveLength(1);
});

test('whatever is no name has few keys and breaks nothing', () => {
  for (const bad of ['', ' ', 'x', '...', '\u202e', '🙂', 'a'.repeat(10_000), 'von der', 'Jоеl Vеy'])
    expect(resolver.keysOfName(bad, 'Person').length).toBeLessThanOrEqual(60);
  expect(resolver.compare(of(''), of('x')).score).toBeLessThan(0.3);
});

test('the version of the keys is the same for the same data', () => {
  expect(resolver.version).toMatch(/^keys [0-9a-f]{8}$/);
  expect(loadResolver().version).toBe(resolver.version);
});
