import { describe, expect, it } from 'vitest';
import { decisionOn } from '#domain/disruption';
import * as states from '#domain/lane-states';
import { legalStatuses } from '#domain/legal-status';
import { checkReferences } from './check-references.ts';
import { doctrineFiles, machineFiles } from './doctrine-files.ts';
import { loadDoctrine } from './load.ts';
import { doctrineSchema } from './schema.ts';

const doctrine = loadDoctrine();

type Node = Readonly<Record<string, unknown>>;

/** Every record below, with its path. States, transitions, ways, changes and in-force dates belong to the fact that holds them. */
function recordsIn(value: unknown, path: string): (readonly [string, Node])[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.entries(value).flatMap(([key, one]) => recordsIn(one, `${path}/${key}`));
  return Array.isArray(value) ? inner : [[path, value as Node], ...inner];
}
const partOfAFact = /\/(?:states|transitions|ways|changes)\/\d+$|\/inForce$|\/condition(?:\/.*)?$|\/threatToLife$/;
const facts = recordsIn({ ...doctrineFiles, machines: machineFiles }, '').filter(
  ([path]) => path !== '' && path !== '/machines' && !partOfAFact.test(path),
);

describe('doctrine', () => {
  it('names for each fact its source, its day and its status', () => {
    expect(facts.length).toBeGreaterThan(400);
    const bare = facts.filter(
      ([, fact]) =>
        typeof fact['source'] !== 'string' ||
        !/^\d{4}(?:-\d{2}-\d{2})?$/.test(String(fact['as_of'])) ||
        !['verified', 'unverified'].includes(String(fact['status'])),
    );
    expect(bare.map(([path]) => path)).toEqual([]);
  });

  it('calls nothing verified that is general knowledge, was read in part, or was read of a Bill', () => {
    const claimed = facts.filter(([, fact]) => fact['status'] === 'verified').map(([, fact]) => String(fact['source']));
    expect(
      claimed.filter((source) => /general knowledge|not read|our own|our design|of the Bill/.test(source)),
    ).toEqual([]);
  });

  it('models fully the offences of 1911 and of sections 1 and 3, with their dates', () => {
    const full = doctrine.offences.filter(({ modelled }) => modelled === 'fully');
    expect(full.map(({ id, inForce: { from, to } }) => [id, from, to])).toEqual([
      ['osa-1911-s1-1-c', '1911-08-22', '2023-12-19'],
      ['nsa-2023-s1', '2023-12-20', null],
      ['nsa-2023-s3-1', '2023-12-20', null],
      ['nsa-2023-s3-2', '2023-12-20', null],
    ]);
    expect(full.filter(({ conditions }) => conditions.includes('foreign-power')).map(({ id }) => id)).toEqual([
      'nsa-2023-s1',
    ]);
  });

  it('leaves the points that wait for a reading unverified', () => {
    const offence = (id: string) => doctrine.offences.find((one) => one.id === id)!;
    expect(offence('nsa-2023-s3-1').maximum.status).toBe('unverified');
    expect(offence('nsa-2023-s12').status).toBe('unverified');
    expect(offence('nsa-2023-s17-1').maximum.status).toBe('unverified');
    expect(offence('nsa-2023-s18').status).toBe('unverified');
    expect(new Set(doctrine.duties.reviewGroups.map(({ status }) => status))).toEqual(new Set(['unverified']));
  });

  it('has the ruling of 16 July 2024 change one element', () => {
    expect(doctrine.rulings.map(({ date, changes }) => [date, changes.map(({ elementId }) => elementId)])).toEqual([
      ['2024-07-16', ['useful-to-an-enemy']],
    ]);
  });

  it('says of each measure whether it is ours or a referral', () => {
    const measure = (id: string) => doctrine.toolbox.measures.find((one) => one.id === id)!;
    expect(decisionOn(measure('arrest'), 'investigation')).toBe('ours');
    expect(decisionOn(measure('arrest'), 'research security')).toBe('a referral');
    expect(decisionOn(measure('expulsion'), 'investigation')).toBe('a referral');
  });

  it('has the states that the domain names', () => {
    expect(doctrine.machines.map(({ id, states: all }) => [id, all.map((state) => state.id)])).toEqual([
      ['lead', states.leadStates],
      ['disruption', states.disruptionStates],
      ['threat-to-life-warning', states.warningStates],
      ['charge', states.chargeStates],
      ['evidence-gate', states.gateStates],
      ['disclosure-item', states.disclosureStates],
      ['case-closing', states.caseClosingStates],
    ]);
  });

  it('ends proceedings in words of legal status alone, and never in “dropped”', () => {
    const ends = states.chargeStates.slice(states.chargeStates.indexOf('convicted'));
    expect(ends.filter((state) => !(legalStatuses as readonly string[]).includes(state))).toEqual([]);
    expect(states.chargeStates).not.toContain('dropped');
  });

  it('refuses a field it does not know, and a fact without a source', () => {
    const [first, ...rest] = doctrine.rulings;
    const { source: _source, ...bare } = first!;
    for (const planted of [{ ...first, weight: 3 }, bare])
      expect(doctrineSchema.safeParse({ ...doctrine, rulings: [planted, ...rest] }).success).toBe(false);
    expect(doctrineSchema.safeParse(doctrine).success).toBe(true);
  });

  it('finds a name that leads nowhere', () => {
    const [lead, ...others] = doctrine.machines;
    const [first, ...transitions] = lead!.transitions;
    const planted = { ...lead!, transitions: [{ ...first!, to: 'nowhere', requires: ['nothing'] }, ...transitions] };
    expect(checkReferences({ ...doctrine, machines: [planted, ...others] })).toEqual(
      expect.arrayContaining(['lead: no state nowhere', 'lead: no rule nothing', 'lead: nothing leads to assessed']),
    );
  });
});
