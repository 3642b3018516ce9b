import fc from 'fast-check';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import type { LaneThing } from '#api/schemas/lane-thing';
import { rebuild } from '#store/rebuild';
import { loadDoctrine } from '../../data/doctrine/load.ts';
import { createTestServer, type TestPerson, type TestServer } from './test-server.ts';

const { machines } = loadDoctrine();
const kinds = ['lead', 'disruption', 'warning', 'gate', 'material'] as const;
const commandsOf = (kind: (typeof kinds)[number], machine: string) =>
  machines.find(({ id }) => id === machine)!.transitions.map(({ command }) => ({ kind, command }));

/** Everything that any rule of these machines asks a person for. */
const whole = {
  activity: 'yes',
  credible: 'yes',
  canAct: 'yes',
  proportionate: 'yes',
  threatKind: 'politics',
  referredTo: 'police',
  reasons: 'so be it',
  measure: 'protective-advice',
  purpose: 'p',
  lawfulBasis: 'l',
  necessity: 'n',
  proportionality: 'p',
  collateralIntrusion: 'c',
  expectedEffect: 'e',
  indicator: 'i',
  answer: 'a',
  effect: 'e',
  measuredAt: '2026-01-01T00:00:00Z',
  durability: 'd',
  adverse: 'none',
  doneAt: '2026-01-01T00:00:00Z',
  doneBy: 'us',
  originator: 'o',
  permission: 'p',
  original: 'o',
  sanitisedWording: 's',
  riskToOrigin: 'r',
  independentRoute: 'none',
  method: 'one by one',
  description: 'd',
  seriousPrejudice: 's',
  prosecutor: 'Ms Hallow',
  disclosedAt: '2026-01-01T00:00:00Z',
  fair: 'yes',
  courtDecision: 'c',
};

const planned = [
  'measure',
  'purpose',
  'lawfulBasis',
  'necessity',
  'proportionality',
  'collateralIntrusion',
  'expectedEffect',
  'indicator',
  'plannedFrom',
  'plannedTo',
];

/** What of these fields a step may carry: of a disruption, the plan when it is proposed and an end when it is authorised. */
function mayCarry(kind: string, command: string, fields: Record<string, string>): Record<string, string> {
  const bound =
    kind === 'disruption'
      ? [
          ...(command === 'propose' ? [] : planned),
          ...(/^(authorise|renew)$/.test(command) ? [] : ['authorityExpires']),
        ]
      : [];
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !bound.includes(name)));
}

let server: TestServer;
let people: TestPerson[] = [];
beforeAll(async () => {
  server = await createTestServer(inject('postgres'));
  people = await Promise.all(['ada', 'olga', 'dora'].map((login) => server.person(login)));
});
afterAll(() => server.close());

it('no order of commands, by whomever, leads where no machine leads, and a rebuild is the same', async () => {
  const commands = [
    ...commandsOf('lead', 'lead'),
    ...commandsOf('disruption', 'disruption'),
    ...commandsOf('warning', 'threat-to-life-warning'),
    ...commandsOf('gate', 'evidence-gate'),
    ...commandsOf('material', 'disclosure-item'),
  ];
  const asked = fc.record({
    who: fc.nat(2),
    what: fc.constantFrom(...commands),
    given: fc.constantFrom('nothing', 'what it may', 'too much'),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(asked, { minLength: 20, maxLength: 45, size: 'max' }), async (steps) => {
      const [ada, olga, dora] = people as [TestPerson, TestPerson, TestPerson];
      const { caseId } = await ada.client.call('openCase', { body: { title: 'Any order' } });
      await server.letIn(ada, caseId, caseId, olga, ['authoriser', 'analyst']);
      await server.letIn(ada, caseId, caseId, dora, ['disclosure officer']);
      const params = { caseId };
      const things = new Map<string, LaneThing>();
      for (const kind of kinds) {
        const body = { kind, title: kind, fields: { origin: kind === 'gate' ? 'intercept' : 'evidence' } };
        things.set(kind, (await ada.client.call('fileLaneThing', { params, body })).thing);
      }
      for (const { who, what, given } of steps) {
        const { thingId, version } = things.get(what.kind)!;
        const authorityExpires = new Date(server.installation.clock.now + 3_600_000).toISOString();
        const all = { ...whole, authorityExpires };
        const fields = given === 'nothing' ? {} : given === 'too much' ? all : mayCarry(what.kind, what.command, all);
        const body = { expected: version, command: what.command, fields };
        const taken = await people[who]!.client.call('stepLaneThing', { params: { caseId, thingId }, body }).catch(
          (error: unknown) => (error as { code: string }).code,
        );
        if (given === 'too much' && taken === 'LL-INVALID') expect(what.kind).toBe('disruption');
        else if (typeof taken === 'string') expect(taken).toMatch(/^LL-(STEP-ORDER|STEP-REFUSED|FORBIDDEN)$/);
        else things.set(what.kind, taken.thing);
      }
      for (const { machine, state, steps: taken } of things.values()) {
        const { initial, transitions } = machines.find(({ id }) => id === machine)!;
        let at = initial;
        for (const { command, from, to } of taken) {
          expect(from).toBe(at);
          const led = transitions.find((one) => one.command === command && one.from.includes(at));
          expect(to).toBe(led?.to);
          at = to!;
        }
        expect(state).toBe(at);
      }
      const authorised = things.get('disruption')!.steps.filter((one) => one.command === 'authorise');
      const planners = new Set([
        ada.accountId,
        ...things
          .get('disruption')!
          .steps.filter((one) => one.command === 'propose')
          .map((one) => one.by.accountId),
      ]);
      expect(authorised.some((one) => planners.has(one.by.accountId))).toBe(false);
      expect(things.get('gate')!.steps.map((one) => one.to)).not.toContain('passed');
      expect(await rebuild(server.installation.operator)).toMatchObject({ identical: true, differing: [] });
    }),
    { numRuns: 6, endOnFailure: true },
  );
}, 240_000);
