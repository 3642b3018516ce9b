import { describe, expect, it } from 'vitest';
import type { ProofFact } from '#domain/proof-fact';
import { loadDoctrine } from '../../../../data/doctrine/load.ts';
import { alarmsOn } from './alarms.ts';
import { step } from '../machines/step.ts';
import { chargeFacts } from './charge-facts.ts';
import { cellAt, ferryLane, heldFor } from './ferry-lane-for-tests.ts';
import { matrixAsOf } from './matrix.ts';
import { replay } from './replay.ts';

const doctrine = loadDoctrine();
const rowOn = (on: string, facts: readonly ProofFact[] = ferryLane) => matrixAsOf(doctrine, facts, on).rows[0]!;
const cellOn = (on: string, elementId: string, facts: readonly ProofFact[] = ferryLane) =>
  rowOn(on, facts).cells.find((cell) => cell.elementId === elementId)!;
const alarmsOf = (on: string, facts: readonly ProofFact[] = ferryLane) =>
  alarmsOn(doctrine, facts, on).map(({ kind }) => kind);
const element = 'useful-to-an-enemy';

describe('the matrix of Ferry Lane', () => {
  it('shows the element that nobody can prove as a gap from the day the offence is chosen, and on every day after', () => {
    const changes = replay(doctrine, ferryLane, '2025-04-02').filter(({ elementId }) => elementId === element);
    expect(changes.map(({ on, from, to, ruling }) => [on, from, to, ruling])).toEqual([
      ['2024-03-07', null, 'gap', null],
      ['2024-07-16', 'gap', 'gap', 'BFZ (Ivanova), BFU (Roussev) and others'],
    ]);
    expect(cellOn('2024-03-07', element).why).toEqual(['No evidence is held for it.']);
  });

  it('ends where the answer key says', () => {
    expect(rowOn('2025-04-02').cells.map(({ elementId, state }) => [elementId, state])).toEqual([
      ['conduct', 'evidenced'],
      ['information', 'evidenced'],
      ['purpose', 'thin'],
      ['useful-to-an-enemy', 'gap'],
      ['mental', 'contested'],
      ['consent', 'gap'],
    ]);
  });

  it('tells on which day each cell changed', () => {
    const changed = replay(doctrine, ferryLane, '2025-04-02').filter(({ from }) => from !== null);
    expect(changed.map(({ on, elementId, from, to }) => [on, elementId, from, to])).toEqual([
      ['2024-03-11', 'conduct', 'gap', 'evidenced'],
      ['2024-03-12', 'mental', 'gap', 'contested'],
      ['2024-03-14', 'purpose', 'gap', 'thin'],
      ['2024-03-22', 'information', 'gap', 'evidenced'],
      ['2024-07-16', 'useful-to-an-enemy', 'gap', 'gap'],
    ]);
  });

  it('says of the gap why each thing held for it does not count', () => {
    const { why, uncovered, itemIds } = cellOn('2025-04-02', element);
    expect(why).toEqual([
      'Nothing that is held for it counts.',
      'Hale, second statement ¶3: Rosalind Hale will not say it, since 5 August 2024.',
      'Position of 20 February 2025: covers 20 February 2025, none of the material dates.',
      'Against it: Position of 8 June 2023.',
    ]);
    expect(uncovered).toEqual([{ from: '2022-11-07', to: '2023-09-29' }]);
    expect(itemIds).toEqual([]);
  });

  it('asks for what the ruling asks for, from its day on', () => {
    expect(cellOn('2024-07-15', element)).toMatchObject({
      title: 'Useful to an enemy',
      ruling: null,
      status: 'unverified',
    });
    expect(cellOn('2024-07-16', element)).toMatchObject({
      title: 'Useful to an enemy: a current threat to national security at the time',
      ruling: { date: '2024-07-16' },
      status: 'verified',
    });
  });

  it('judges anew what was judged before the ruling', () => {
    const early = [
      ...ferryLane,
      ...heldFor('2024-03-25', element, { id: 'e', title: 'Expert, ¶2', form: 'agreed fact' }),
    ];
    const facts = early.filter((fact) => !('itemId' in fact && fact.itemId === 'pos23'));
    expect(cellOn('2024-07-15', element, facts).state).toBe('evidenced');
    expect(cellOn('2024-07-16', element, facts)).toMatchObject({
      state: 'gap',
      why: [
        'Nothing that is held for it counts.',
        'Expert, ¶2: was judged before BFZ (Ivanova), BFU (Roussev) and others of 16 July 2024: judge it again.',
      ],
    });
    expect(alarmsOf('2024-07-16', facts)).toContain('ruling changed an element');
    const again: ProofFact = {
      on: '2024-07-17',
      kind: 'item bears',
      itemId: 'e',
      bearing: 'supports',
      why: 'read again',
      ...cellAt(element),
    };
    expect(cellOn('2024-07-17', element, [...facts, again]).state).toBe('evidenced');
  });

  it('follows a ruling that the case itself recorded', () => {
    const own: ProofFact = {
      on: '2024-07-20',
      kind: 'ruling recorded',
      ruling: {
        id: 'castellan',
        name: 'R v Castellan',
        citation: 'invented',
        date: '2024-07-20',
        changes: [{ offenceId: 'osa-1911-s1-1-c', elementId: element, title: 'A current threat', text: 'At the time' }],
        disputed: [],
        source: 'the court',
        as_of: '2024-07-20',
        status: 'verified',
      },
    };
    expect(cellOn('2024-07-21', element, [...ferryLane, own]).title).toBe('A current threat');
    expect(cellOn('2024-07-19', element, [...ferryLane, own]).ruling?.id).toBe('2024-ewca-crim-808');
  });

  it('names what lies between: half the dates, a witness limited by policy, a dispute', () => {
    expect(cellOn('2024-03-11', 'mental')).toMatchObject({
      state: 'gap',
      why: ['Nothing that counts covers 7 November 2022 to 23 July 2023.', 'Rests on MF/4, message 131.'],
    });
    expect(cellOn('2024-03-12', 'mental').why).toEqual([
      'Against it: Interview at 11:23.',
      'Rests on MF/4, message 131.',
      'Nothing that counts covers 7 November 2022 to 23 July 2023.',
    ]);
    expect(cellOn('2024-03-14', 'purpose').why).toEqual([
      'It hangs on one witness who has not committed to it.',
      'Not committed: Hale, first statement ¶7 and ¶11: Rosalind Hale: limited by policy, since 14 March 2024.',
    ]);
    const disputed: ProofFact = {
      on: '2024-05-01',
      kind: 'element disputed',
      words: 'No paper left the house.',
      ...cellAt('conduct'),
    };
    expect(cellOn('2024-05-01', 'conduct', [...ferryLane, disputed]).state).toBe('contested');
  });

  it('shows the age of each request on the day that is looked at', () => {
    const ages = (on: string) =>
      cellOn(on, element).requests.map(({ id, ageDays, isOverdue }) => [id, ageDays, isOverdue]);
    expect(ages('2024-07-20')).toEqual([['r1', 2, false]]);
    expect(ages('2024-08-04')).toEqual([
      ['r1', 17, true],
      ['r2', 9, true],
    ]);
    expect(ages('2024-08-30')).toEqual([
      ['r1', 43, true],
      ['r2', null, false],
      ['r3', 21, true],
      ['r4', null, false],
    ]);
  });

  it('raises what somebody must be told', () => {
    expect(alarmsOf('2024-04-02')).toEqual(['one uncommitted witness']);
    expect(alarmsOf('2024-04-03')).toEqual(['one uncommitted witness']);
    expect(alarmsOf('2024-07-16')).toEqual([
      'one uncommitted witness',
      'ruling changed an element',
      'evidential stage due again',
    ]);
    expect(
      alarmsOn(doctrine, ferryLane, '2024-08-05').find(({ kind }) => kind === 'evidential stage due again')?.words,
    ).toBe(
      'Dr Aidan Lorne, OSA 1911 s. 1(1)(c): decided on 3 April 2024; since then ruling in BFZ (Ivanova), BFU (Roussev) and others of 16 July 2024, an item was recorded on 5 August 2024, it was decided what can be used on 5 August 2024, evidence was judged on 5 August 2024, a witness took a position on 5 August 2024, a request was answered on 5 August 2024.',
    );
    expect(alarmsOf('2024-08-05').filter((kind) => kind === 'request overdue')).toHaveLength(1);
  });

  it('asks for the evidential stage again when a chain breaks, and not for what concerns somebody else', () => {
    const before = ferryLane.filter(({ on }) => on <= '2024-04-04');
    const other: ProofFact[] = heldFor('2024-04-20', 'conduct', { id: 'z', title: 'Z', form: 'agreed fact' }).map(
      (fact) => ('suspectId' in fact ? { ...fact, suspectId: 'vey' } : fact),
    );
    expect(alarmsOf('2024-05-01', [...before, ...other])).not.toContain('evidential stage due again');
    const movement = {
      at: '2024-04-21T08:00:00Z',
      from: 'Van',
      to: 'Laboratory',
      by: 'x',
      why: 'x',
      sealFound: null,
      sealPut: null,
      sha256: null,
    };
    const broken: ProofFact = { on: '2024-04-21', kind: 'exhibit moved', exhibitId: 'MF/7', movement };
    const due = alarmsOn(doctrine, [...before, broken], '2024-05-01').find(
      ({ kind }) => kind === 'evidential stage due again',
    );
    expect(due?.words).toMatch(/since then “Obtains, collects.*” is now a gap\.$/);
  });

  it('holds back a charge that its own changes have overtaken, and flags each gap', () => {
    const machine = doctrine.machines.find(({ id }) => id === 'charge')!;
    const people = { decisionMaker: 'lawyer', investigator: 'DC Fenn', consent: 'given', reportedStatus: 'arrested' };
    const chargeOn = (on: string) =>
      step(machine, 'both stages passed', 'charge', {
        ...people,
        ...chargeFacts(rowOn(on), alarmsOn(doctrine, ferryLane, on)),
      });
    expect(chargeOn('2024-04-04')).toMatchObject({ kind: 'moved', to: 'charged', flags: [{ rule: 'no-gap' }] });
    expect(chargeOn('2024-07-16')).toMatchObject({ kind: 'refused', reasons: [{ rule: 'evidential-not-due' }] });
    expect(chargeFacts(rowOn('2024-04-04'), [])['gaps']).toEqual([
      'Purpose prejudicial to the safety or interests of the State: thin',
      'Useful to an enemy: gap',
      'Consent to prosecute: gap',
    ]);
  });

  it('never shows the person without their answer and both fields of status', () => {
    expect(rowOn('2025-04-02').standing).toEqual({
      name: 'Dr Aidan Lorne',
      answer: 'I wrote papers for a consultancy. I deny it.',
      reported: 'dropped',
      verified: null,
    });
    expect(
      rowOn(
        '2024-03-07',
        ferryLane.filter(({ kind }) => kind !== 'answer recorded'),
      ).standing.answer,
    ).toBe('not yet put to them');
  });

  it('says what is not read, in each cell', () => {
    const cells = rowOn('2025-04-02').cells;
    expect(cells.filter(({ status }) => status === 'unverified').map(({ elementId }) => elementId)).toEqual([
      'purpose',
      'mental',
      'consent',
    ]);
    expect(rowOn('2025-04-02').inForce).toMatchObject({ state: 'in force', status: 'unverified' });
  });
});
