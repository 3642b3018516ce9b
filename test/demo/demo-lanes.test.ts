import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Client } from '#api/client';
import { createDemoCase, type DemoCase } from './demo-case.ts';

let demo: DemoCase;
let okafor: Client;
let marchetti: Client;
const params = () => ({ caseId: demo.caseId });
const matrixOn = (on: string) => okafor.call('readMatrix', { params: params(), query: { on } });
const statesOn = async (on: string) =>
  Object.fromEntries((await matrixOn(on)).rows.flatMap((row) => row.cells.map((one) => [one.elementId, one.state])));
const things = async (kind: 'disruption' | 'warning' | 'gate' | 'lead') =>
  (await okafor.call('listLaneThings', { params: params(), query: { kind } })).things;

beforeAll(async () => {
  demo = await createDemoCase(inject('postgres'));
  okafor = await demo.as('a.okafor');
  marchetti = await demo.as('e.marchetti');
}, 300_000);
afterAll(() => demo.close());

describe('the points to prove at Ferry Lane', () => {
  it('have a gap at the element that nobody can prove, from the day its offence is chosen to the end', async () => {
    expect(demo.loaded.decided.skipped).toEqual([]);
    expect((await matrixOn('2024-03-06')).rows).toEqual([]);
    for (const on of ['2024-03-07', '2024-03-14', '2024-04-04', '2024-07-18', '2024-08-05', '2024-09-13', '2025-02-20'])
      expect([on, (await statesOn(on))['useful-to-an-enemy']]).toEqual([on, 'gap']);
  });

  it('stand in the end as the answer key says', async () => {
    expect(await statesOn('2024-09-12')).toMatchObject({
      conduct: 'evidenced',
      information: 'evidenced',
      purpose: 'thin',
      'useful-to-an-enemy': 'gap',
      mental: 'contested',
    });
  });

  it('changed on the days that the replay tells', async () => {
    const { changes } = await okafor.call('replayMatrix', { params: params(), query: { until: '2024-09-30' } });
    const of = (elementId: string) =>
      changes.filter((one) => one.elementId === elementId).map((one) => [one.on, one.from, one.to]);
    expect(of('conduct')).toEqual([
      ['2024-03-07', null, 'gap'],
      ['2024-03-11', 'gap', 'evidenced'],
    ]);
    expect(of('purpose')).toEqual([
      ['2024-03-07', null, 'gap'],
      ['2024-03-14', 'gap', 'thin'],
    ]);
    expect(of('information').at(-1)).toEqual(['2024-03-22', 'gap', 'evidenced']);
    const ruling = changes.find((one) => one.ruling !== null);
    expect(ruling).toMatchObject({ on: '2024-07-16', elementId: 'useful-to-an-enemy', to: 'gap' });
  });

  it('carry denial and both statuses, open to exact words, and tell the age of each request', async () => {
    const { rows, claims, alarms } = await matrixOn('2024-08-20');
    const [row] = rows;
    expect(row!.standing).toMatchObject({ name: 'Aidan Lorne', reported: 'charged', verified: null });
    expect(row!.fairness!.denials.length).toBeGreaterThan(0);
    expect(claims.map((one) => one.words.content).join('\n')).toContain('since the ribbon');
    const cell = row!.cells.find((one) => one.elementId === 'useful-to-an-enemy')!;
    expect(cell.requests.map((one) => [one.made, one.ageDays, one.isOverdue])).toEqual([
      ['2024-07-18', 33, true],
      ['2024-07-26', null, false],
      ['2024-08-09', 11, true],
    ]);
    expect(alarms.map((one) => one.kind)).toEqual(
      expect.arrayContaining(['request overdue', 'evidential stage due again']),
    );
    expect((await matrixOn('2024-10-01')).rows[0]!.standing).toMatchObject({
      reported: 'dropped',
      verified: 'discontinued',
    });
  });
});

describe('the other lane at Ferry Lane', () => {
  it('holds what was done, by whom it was let go on, and with what effect', async () => {
    const found = new Map((await things('disruption')).map((one) => [one.title, one]));
    expect(found.get('Access withdrawn from Joel Vey')).toMatchObject({ state: 'measured' });
    expect(found.get('Access withdrawn from Joel Vey')!.persons[0]!.fairness!.notYetPut).toBe(false);
    const advice = found.get('Advice to all clerks')!;
    expect(advice.steps.find((one) => one.command === 'authorise')!.by.name).toBe('B. Amin');
    expect(found.get('Referral on the visa of Lena Marr')).toMatchObject({ state: 'planned' });
    expect((await things('lead'))[0]).toMatchObject({ state: 'joined' });
    expect((await things('gate'))[0]).toMatchObject({ state: 'permission refused' });
  });

  it('gave its warning of a threat to life in 40 minutes, by a reader, with nobody asked first', async () => {
    const [warning] = await things('warning');
    expect(warning).toMatchObject({ state: 'reviewed', clock: { minutes: 40, isGiven: true } });
    expect(warning!.steps[0]).toMatchObject({ command: 'warn', by: { name: 'P. Nwosu' }, flags: [] });
  });

  it('would harm the first in one way that its officer alone is told', async () => {
    const { collisions } = await marchetti.call('listCollisions');
    expect(collisions).toMatchObject([
      {
        kind: 'disclosure reveals what a disruption depends on',
        disruption: { title: 'Referral on the visa of Lena Marr' },
        other: { kind: 'material' },
      },
    ]);
    expect((await things('disruption')).every((one) => one.speakTo === null)).toBe(true);
    await expect(okafor.call('listCollisions')).rejects.toMatchObject({ code: 'LL-FORBIDDEN' });
  });
});
