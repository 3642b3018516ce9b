import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { admissibilities, evidenceForms, evidenceOrigins } from '#domain/evidence-item';
import type { ProofFact } from '#domain/proof-fact';
import { witnessPositions } from '#domain/witness-position';
import { loadDoctrine } from '../../../../data/doctrine/load.ts';
import { alarmsOn } from './alarms.ts';
import { cellAt, ferryLane, heldFor, material, offenceId, produced } from './ferry-lane-for-tests.ts';
import { bestState, cellStates, weakestState } from './judge-cell.ts';
import { matrixAsOf } from './matrix.ts';
import { daysLeft, isPeriod } from './periods.ts';
import { replay } from './replay.ts';

const doctrine = loadDoctrine();
const last = '2026-01-01';
/** Before the ruling of 16 July 2024. */
const early = '2024-07-01';
const chosen: ProofFact = { on: '2024-01-01', kind: 'offence chosen', suspectId: 'lorne', offenceId, material };
const stateOf = (facts: readonly ProofFact[], elementId = 'purpose', on = last) =>
  matrixAsOf(doctrine, facts, on).rows[0]!.cells.find((cell) => cell.elementId === elementId)!;

const day = fc.integer({ min: 0, max: 400 }).map((n) => new Date(Date.UTC(2024, 0, 2 + n)).toISOString().slice(0, 10));
const itemId = fc.constantFrom('a', 'b', 'c');
const elementId = fc.constantFrom('purpose', 'conduct', 'useful-to-an-enemy');
const who = fc.constantFrom('w1', 'w2', 'lorne');
const period = fc.tuple(day, day).map(([a, b]) => ({ from: `2022${a.slice(4)}`, to: `2023${b.slice(4)}` }));
const anyFact: fc.Arbitrary<ProofFact> = fc.oneof(
  fc.record({
    on: day,
    kind: fc.constant('item recorded' as const),
    item: fc.record({
      id: itemId,
      title: itemId,
      form: fc.constantFrom(...evidenceForms),
      origin: fc.constantFrom(...evidenceOrigins),
      covers: fc.option(period),
      witnessId: fc.option(who),
      exhibitId: fc.option(fc.constantFrom('x', 'y')),
      claimIds: fc.constant([]),
    }),
  }),
  fc.record({
    on: day,
    kind: fc.constant('item bears' as const),
    itemId,
    bearing: fc.constantFrom('supports' as const, 'contradicts' as const, 'nothing' as const),
    why: fc.constant('w'),
    suspectId: fc.constant('lorne'),
    offenceId: fc.constant(offenceId),
    elementId,
  }),
  fc.record({
    on: day,
    kind: fc.constant('admissibility decided' as const),
    itemId,
    admissible: fc.constantFrom(...admissibilities),
    why: fc.constant('w'),
  }),
  fc.record({
    on: day,
    kind: fc.constant('gate decided' as const),
    itemId,
    passed: fc.boolean(),
    why: fc.constant('w'),
  }),
  fc.record({
    on: day,
    kind: fc.constant('witness position' as const),
    witnessId: who,
    position: fc.constantFrom(...witnessPositions),
    since: day,
    itemId: fc.option(itemId),
    elementId: fc.option(elementId),
    words: fc.constant(null),
  }),
  fc.record({
    on: day,
    kind: fc.constant('element disputed' as const),
    words: fc.constant('no'),
    suspectId: fc.constant('lorne'),
    offenceId: fc.constant(offenceId),
    elementId,
  }),
  fc.record({ on: day, kind: fc.constant('item withdrawn' as const), itemId, why: fc.constant('w') }),
);
const anyFacts = fc.array(anyFact, { maxLength: 30 }).map((facts) => [chosen, ...facts]);

describe('the matrix on any day', () => {
  it('knows nothing of what was recorded later', () => {
    fc.assert(
      fc.property(anyFacts, day, (facts, on) => {
        const known = facts.filter((fact) => fact.on <= on);
        expect(matrixAsOf(doctrine, facts, on)).toEqual(matrixAsOf(doctrine, known, on));
      }),
    );
  });

  it('is where the replay ends', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const states = new Map(replay(doctrine, facts, last).map(({ key, to }) => [key, to]));
        const now = matrixAsOf(doctrine, facts, last).rows.flatMap(({ cells }) => cells);
        expect(now.map(({ key }) => states.get(key))).toEqual(now.map(({ state }) => state));
      }),
    );
  });

  it('has reasons for every cell, and names what the state rests on', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        for (const { state, why, itemIds, items } of matrixAsOf(doctrine, facts, last).rows[0]!.cells) {
          expect(why.length).toBeGreaterThan(0);
          if (state === 'evidenced' || state === 'thin') expect(itemIds.length).toBeGreaterThan(0);
          for (const id of itemIds) expect(items.map((item) => item.itemId)).toContain(id);
        }
      }),
    );
  });

  it('counts nothing that comes from interception, that is kept back or that cannot be used', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const barred = facts
          .filter((fact) => fact.kind !== 'gate decided')
          .map((fact) =>
            fact.kind === 'item recorded' ? { ...fact, item: { ...fact.item, origin: 'intercept' as const } } : fact,
          );
        const unused = facts.filter((fact) => fact.kind !== 'admissibility decided');
        for (const some of [barred, unused])
          expect(matrixAsOf(doctrine, some, last).rows[0]!.cells.filter(({ state }) => state !== 'gap')).toEqual([]);
      }),
    );
  });

  it('is never worse for one more agreed fact, and never evidenced where something speaks against', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const order = (state: string) => cellStates.indexOf(state as (typeof cellStates)[number]);
        const agreed = heldFor('2025-12-01', 'purpose', { id: 'agreed', title: 'Agreed fact', form: 'agreed fact' });
        expect(order(stateOf([...facts, ...agreed]).state)).toBeLessThanOrEqual(order(stateOf(facts).state));
        const against = heldFor('2025-12-02', 'purpose', { id: 'against', title: 'Against' }, 'contradicts');
        expect(['contested', 'gap']).toContain(stateOf([...facts, ...agreed, ...against]).state);
      }),
    );
  });

  it('says nothing of guilt, puts no number on a person, and carries answer and status in each row', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { rows, caution } = matrixAsOf(doctrine, facts, last);
        expect(caution).toContain('says nothing of whether anyone did anything');
        for (const { standing, refused, cells, inForce } of rows) {
          expect(Object.keys(standing)).toEqual(['name', 'answer', 'reported', 'verified']);
          expect(standing.answer).not.toBe('');
          const said = [refused, cells.map(({ why, flags }) => [why, flags]), inForce, alarmsOn(doctrine, facts, last)];
          expect(JSON.stringify(said)).not.toMatch(/guilt|offender|culprit|criminal|score|likel/i);
        }
      }),
    );
  });
});

describe('a cell', () => {
  const agreed = heldFor('2024-03-01', 'purpose', { id: 'g', title: 'Agreed', form: 'agreed fact' });

  it('needs its exhibit unbroken, produced and on record', () => {
    const exhibit = heldFor('2024-03-01', 'purpose', { id: 'x', title: 'AB/1', form: 'exhibit', exhibitId: 'AB/1' });
    expect(stateOf([chosen, ...exhibit]).why.at(-1)).toBe(
      'AB/1: no witness produces it; nothing shows who has had it.',
    );
    const whole = [chosen, ...exhibit, ...produced('2024-03-02', 'AB/1', 'w1')];
    expect(stateOf(whole).state).toBe('evidenced');
    const lost = {
      at: '2024-03-09T08:00:00Z',
      from: 'Van',
      to: 'Laboratory',
      by: 'x',
      why: 'x',
      sealFound: null,
      sealPut: null,
      sha256: null,
    };
    const broken: ProofFact[] = [
      ...whole,
      { on: '2024-03-09', kind: 'exhibit moved', exhibitId: 'AB/1', movement: lost },
    ];
    expect(stateOf(broken).state).toBe('gap');
    expect(alarmsOn(doctrine, broken, early).map(({ kind }) => kind)).toEqual(['exhibit chain']);
  });

  it('flags a witness who is a suspect as well', () => {
    const facts: ProofFact[] = [
      chosen,
      { on: '2024-01-01', kind: 'suspect named', suspectId: 'vey', name: 'Joel Vey' },
      ...heldFor('2024-03-01', 'purpose', { id: 'v', title: 'Vey ¶1', witnessId: 'vey' }),
    ];
    expect(stateOf(facts).flags).toEqual(['vey is a suspect in this case as well']);
    expect(alarmsOn(doctrine, facts, early).map(({ kind }) => kind)).toEqual([
      'one uncommitted witness',
      'look at this',
    ]);
  });

  it('falls back when its witness changes their mind, and says since when', () => {
    const facts: ProofFact[] = [
      chosen,
      ...heldFor('2024-03-01', 'purpose', { id: 's', title: 'Statement ¶4', witnessId: 'w1' }),
      {
        on: '2024-03-02',
        kind: 'witness position',
        witnessId: 'w1',
        position: 'will say',
        since: '2024-03-02',
        itemId: null,
        elementId: null,
        words: null,
      },
      {
        on: '2024-05-02',
        kind: 'witness position',
        witnessId: 'w1',
        position: 'will not say',
        since: '2024-05-01',
        itemId: 's',
        elementId: null,
        words: null,
      },
    ];
    expect(
      replay(doctrine, facts, last)
        .filter(({ elementId: id }) => id === 'purpose')
        .map(({ on, to }) => [on, to]),
    ).toEqual([
      ['2024-01-01', 'gap'],
      ['2024-03-01', 'thin'],
      ['2024-03-02', 'evidenced'],
      ['2024-05-02', 'gap'],
    ]);
    expect(stateOf(facts).why.at(-1)).toBe('Statement ¶4: w1 will not say it, since 1 May 2024.');
  });

  it('leaves with its offence, and is gone when that is let go', () => {
    const gone: ProofFact = {
      on: '2024-06-01',
      kind: 'offence let go',
      suspectId: 'lorne',
      offenceId,
      why: 'superseded',
    };
    expect(matrixAsOf(doctrine, [chosen, ...agreed, gone], last).rows).toEqual([]);
    expect(replay(doctrine, [chosen, ...agreed, gone], last).filter(({ to }) => to === null)).toHaveLength(6);
  });
});

describe('the dates', () => {
  const chose = (id: string, from: string, to: string): ProofFact => ({
    on: '2024-01-01',
    kind: 'offence chosen',
    suspectId: 'lorne',
    offenceId: id,
    material: { from, to },
  });
  const rowFor = (id: string, from: string, to: string) => matrixAsOf(doctrine, [chose(id, from, to)], last).rows[0]!;

  it('refuse an offence that was not in force, and say what to do', () => {
    const row = rowFor('nsa-2023-s1', '2022-11-07', '2023-09-29');
    expect(row).toMatchObject({ cells: [], inForce: { state: 'not in force', status: 'verified' } });
    expect(row.refused).toEqual({
      why: 'NSA 2023 s. 1 was in force from 20 December 2023; the material dates are 7 November 2022 to 29 September 2023.',
      next: 'Choose an offence that was in force then, or check the dates.',
    });
  });

  it('flag an offence in force for part, and hold evidence against that part', () => {
    const row = rowFor(offenceId, '2023-12-01', '2024-01-31');
    expect(row.inForce).toMatchObject({
      state: 'in force for part',
      part: { from: '2023-12-01', to: '2023-12-19' },
      status: 'unverified',
    });
    expect(row.cells[2]!.uncovered).toEqual([{ from: '2023-12-01', to: '2023-12-19' }]);
    expect(alarmsOn(doctrine, [chose(offenceId, '2023-12-01', '2024-01-31')], early).map(({ kind }) => kind)).toEqual([
      'offence not in force',
    ]);
  });

  it('are refused out of order', () => {
    expect(rowFor(offenceId, '2023-05-01', '2023-04-01').refused?.why).toBe('The material dates are out of order.');
    expect(isPeriod({ from: '2023-02-29', to: '2023-03-01' })).toBe(false);
  });

  it('of facts are flagged where they contradict each other', () => {
    const facts: ProofFact[] = [
      chosen,
      {
        on: '2024-02-01',
        kind: 'witness position',
        witnessId: 'w',
        position: 'asked',
        since: '2024-03-01',
        itemId: null,
        elementId: null,
        words: null,
      },
      { on: '2024-02-01', kind: 'request answered', requestId: 'r', answer: 'given', words: 'yes' },
      {
        on: '2024-02-02',
        kind: 'request made',
        requestId: 'r',
        to: 'x',
        words: 'x',
        replyBy: '2024-01-02',
        ...cellAt('purpose'),
      },
    ];
    expect(alarmsOn(doctrine, facts, early).map(({ kind }) => kind)).toEqual([
      'dates out of order',
      'dates out of order',
      'dates out of order',
    ]);
  });

  it('that are left are what no period holds', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(60), fc.nat(60))), (pairs) => {
        const dayAt = (n: number) => new Date(Date.UTC(2024, 0, 1 + n)).toISOString().slice(0, 10);
        const periods = pairs.map(([a, b]) => ({ from: dayAt(Math.min(a, b)), to: dayAt(Math.max(a, b)) }));
        const left = daysLeft({ from: dayAt(10), to: dayAt(50) }, periods);
        for (let n = 10; n <= 50; n++) {
          const holds = (some: readonly { from: string; to: string }[]) =>
            some.some(({ from, to }) => from <= dayAt(n) && dayAt(n) <= to);
          expect(holds(left)).toBe(!holds(periods));
        }
      }),
    );
  });
});

describe('the foreign power condition', () => {
  const nsa = 'nsa-2023-s1';
  const start: ProofFact = {
    on: '2024-01-01',
    kind: 'offence chosen',
    suspectId: 'lorne',
    offenceId: nsa,
    material: { from: '2024-01-05', to: '2024-02-05' },
  };
  const met = (part: string): ProofFact[] =>
    heldFor('2024-03-01', part, {
      id: part,
      title: part,
      form: 'agreed fact',
      covers: { from: '2024-01-10', to: '2024-01-10' },
    }).map((fact) => ('offenceId' in fact ? { ...fact, offenceId: nsa } : fact));
  const conditionOf = (facts: readonly ProofFact[]) =>
    matrixAsOf(doctrine, [start, ...facts], last).rows[0]!.conditions[0]!;

  it('is met by either way, each of which needs all of its parts', () => {
    expect(conditionOf([]).state).toBe('gap');
    expect(conditionOf(met('fpc-for-or-on-behalf'))).toMatchObject({
      state: 'gap',
      ways: [{ state: 'gap' }, { state: 'gap' }],
    });
    expect(conditionOf([...met('fpc-for-or-on-behalf'), ...met('fpc-knowledge')])).toMatchObject({
      state: 'evidenced',
      ways: [{ state: 'evidenced' }, { state: 'gap' }],
    });
    expect(conditionOf(met('fpc-intends-benefit')).state).toBe('evidenced');
  });

  it('orders states so that a whole is no better than its worst part', () => {
    expect(weakestState(['evidenced', 'thin', 'contested'])).toBe('thin');
    expect(bestState(['gap', 'thin', 'contested'])).toBe('contested');
  });

  it('is not asked of section 3', () => {
    const three: ProofFact = { ...start, offenceId: 'nsa-2023-s3-1' };
    const row = matrixAsOf(doctrine, [three], last).rows[0]!;
    expect(row.conditions).toEqual([]);
    expect(row.foreignPower).toMatchObject({ needed: 'no', status: 'verified' });
  });
});

it('folds the same from facts in any order of different days', () => {
  const days = new Map<string, ProofFact[]>();
  for (const fact of ferryLane) days.set(fact.on, [...(days.get(fact.on) ?? []), fact]);
  const turned = [...days.values()].toReversed().flat();
  const order = (facts: readonly ProofFact[]) => matrixAsOf(doctrine, facts, last);
  expect(order(turned)).toEqual(order(ferryLane));
});
