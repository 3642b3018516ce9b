import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LaneTie } from '#domain/lane-tie';
import { loadDoctrine } from '../../../../data/doctrine/load.ts';
import { ferryLane } from '../matrix/ferry-lane-for-tests.ts';
import { matrixAsOf } from '../matrix/matrix.ts';
import { collisionsIn, forOthers, type LiveSteps } from './collisions.ts';
import { tiesOf } from './rests-on.ts';

const cell = { suspectId: 's', offenceId: 'o', elementId: 'e' };
const live: LiveSteps = { disruptions: new Set(['d1', 'd2']), materials: new Set(['m1', 'm2']) };
const kindsOf = (ties: readonly LaneTie[], steps = live) => collisionsIn(ties, steps).map(({ kind }) => kind);

const id = fc.constantFrom('1', '2', '3');
const of = (prefix: string) => id.map((n) => prefix + n);
const anyTie: fc.Arbitrary<LaneTie> = fc.oneof(
  fc.record({ kind: fc.constant('element rests on item' as const), cell: fc.constant(cell), itemId: of('i') }),
  fc.record({
    kind: fc.constant('derives from origin' as const),
    fromId: fc.oneof(of('i'), of('q')),
    originId: of('q'),
  }),
  fc.record({ kind: fc.constant('witness says item' as const), personId: of('p'), itemId: of('i') }),
  fc.record({ kind: fc.constant('offence considered' as const), personId: of('p'), offenceId: of('o') }),
  fc.record({ kind: fc.constant('disruption exposes origin' as const), disruptionId: of('d'), originId: of('q') }),
  fc.record({ kind: fc.constant('disruption shows item' as const), disruptionId: of('d'), itemId: of('i') }),
  fc.record({ kind: fc.constant('disruption depends on origin' as const), disruptionId: of('d'), originId: of('q') }),
  fc.record({
    kind: fc.constantFrom('disruption removes person' as const, 'disruption tells person' as const),
    disruptionId: of('d'),
    personId: of('p'),
  }),
  fc.record({ kind: fc.constant('material reveals disruption' as const), materialId: of('m'), disruptionId: of('d') }),
  fc.record({ kind: fc.constant('material reveals origin' as const), materialId: of('m'), originId: of('q') }),
);
const anyTies = fc.array(anyTie, { maxLength: 16 });

describe('a collision between the lanes', () => {
  it('is a disruption that exposes the origin of what an element rests on, however far back', () => {
    const ties: LaneTie[] = [
      { kind: 'element rests on item', cell, itemId: 'i1' },
      { kind: 'derives from origin', fromId: 'i1', originId: 'report' },
      { kind: 'derives from origin', fromId: 'report', originId: 'source' },
      { kind: 'disruption exposes origin', disruptionId: 'd1', originId: 'source' },
    ];
    expect(collisionsIn(ties, live)).toEqual([
      {
        key: '["exposes what an element rests on","d1","element","[\\"s\\",\\"o\\",\\"e\\"]"]',
        kind: 'exposes what an element rests on',
        disruptionId: 'd1',
        other: { kind: 'element', id: '["s","o","e"]' },
        reason: 'It would expose the origin of an item that an element of an offence rests on.',
        through: [ties[3], ties[1], ties[2], ties[0]],
      },
    ]);
  });

  it('is a disclosure that reveals a disruption, or what one depends on', () => {
    expect(kindsOf([{ kind: 'material reveals disruption', materialId: 'm1', disruptionId: 'd1' }])).toEqual([
      'disclosure reveals a disruption',
    ]);
    const needs: LaneTie[] = [
      { kind: 'material reveals origin', materialId: 'm1', originId: 'q' },
      { kind: 'disruption depends on origin', disruptionId: 'd2', originId: 'q' },
    ];
    expect(kindsOf(needs)).toEqual(['disclosure reveals what a disruption depends on']);
  });

  it('is a witness or a suspect put out of reach, and a suspect told too early', () => {
    const ties: LaneTie[] = [
      { kind: 'element rests on item', cell, itemId: 'i1' },
      { kind: 'witness says item', personId: 'p1', itemId: 'i1' },
      { kind: 'offence considered', personId: 'p2', offenceId: 'o' },
      { kind: 'disruption removes person', disruptionId: 'd1', personId: 'p1' },
      { kind: 'disruption removes person', disruptionId: 'd2', personId: 'p2' },
      { kind: 'disruption tells person', disruptionId: 'd2', personId: 'p2' },
    ];
    expect(kindsOf(ties)).toEqual(['takes a suspect out of reach', 'takes a witness out of reach', 'tells a suspect']);
  });

  it('is none where the step is over', () => {
    const ties: LaneTie[] = [{ kind: 'material reveals disruption', materialId: 'm1', disruptionId: 'd1' }];
    expect(kindsOf(ties, { ...live, disruptions: new Set() })).toEqual([]);
    expect(kindsOf(ties, { ...live, materials: new Set() })).toEqual([]);
  });

  it('follows from each of its ties: without any one of them that way is gone', () => {
    fc.assert(
      fc.property(anyTies, (ties) => {
        for (const { key, through } of collisionsIn(ties, live)) {
          expect(collisionsIn(through, live).map((one) => one.key)).toContain(key);
          for (const tie of through) {
            const rest = through.filter((one) => JSON.stringify(one) !== JSON.stringify(tie));
            expect(collisionsIn(rest, live).map((one) => one.key)).not.toContain(key);
          }
        }
      }),
    );
  });

  it('never goes because more is known, and is the same in any order', () => {
    fc.assert(
      fc.property(anyTies, anyTies, (ties, more) => {
        const keys = (some: readonly LaneTie[]) => collisionsIn(some, live).map(({ key }) => key);
        expect(keys([...ties, ...more])).toEqual(expect.arrayContaining(keys(ties)));
        expect(keys(ties.toReversed())).toEqual(keys(ties));
      }),
    );
  });

  it('tells others the same words whatever it is', () => {
    const said = new Set<string>();
    fc.assert(
      fc.property(anyTies, (ties) => {
        said.add(JSON.stringify(forOthers(collisionsIn(ties, live))));
      }),
    );
    expect(said.size).toBeLessThanOrEqual(2);
  });

  it('is found from what the matrix rests on', () => {
    const matrix = matrixAsOf(loadDoctrine(), ferryLane, '2024-04-02');
    const ties: LaneTie[] = [
      ...tiesOf(matrix),
      { kind: 'derives from origin', fromId: 'mf7', originId: 'IR/23/118' },
      { kind: 'disruption exposes origin', disruptionId: 'd1', originId: 'IR/23/118' },
      { kind: 'disruption removes person', disruptionId: 'd1', personId: 'hale' },
    ];
    expect(collisionsIn(ties, live).map(({ kind, other }) => [kind, JSON.parse(other.id)[2]])).toEqual([
      ['exposes what an element rests on', 'conduct'],
      ['takes a witness out of reach', 'purpose'],
    ]);
  });
});
