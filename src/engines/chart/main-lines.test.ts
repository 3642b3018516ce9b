import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mainLines, strongestLines, type Line } from './main-lines.ts';

const choice = (marks: number, of: { asked?: number[]; groups?: number[]; rest?: number; room?: number } = {}) => ({
  isNode: Uint8Array.from({ length: marks }, (_, i) => ((of.groups ?? []).includes(i) || i === of.rest ? 0 : 1)),
  isAsked: Uint8Array.from({ length: marks }, (_, i) => ((of.asked ?? []).includes(i) ? 1 : 0)),
  rest: of.rest ?? -1,
  room: of.room ?? 2000,
});
const everyPair = (marks: number): Line[] =>
  Array.from({ length: marks }, (_, from) =>
    Array.from({ length: marks }, (__, to) => ({ from, to, count: ((from * 31 + to * 17) % 23) + 1 })),
  )
    .flat()
    .filter((line) => line.from < line.to);

describe('the main lines of a picture', () => {
  it('are all of them where they are few', () => {
    const lines = everyPair(10);
    expect([...mainLines(lines, 10, choice(10))]).toEqual(lines.map(() => 1));
  });

  it('leave nobody without a line who has one, and keep the strongest of each', () => {
    fc.assert(
      fc.property(fc.integer({ min: 25, max: 60 }), (marks) => {
        const lines = everyPair(marks);
        const kept = mainLines(lines, marks, choice(marks));
        const shown = lines.filter((_, i) => kept[i] === 1);
        expect(shown.length).toBeLessThanOrEqual(marks * 4);
        for (let mark = 0; mark < marks; mark++) {
          const own = lines.filter((line) => line.from === mark || line.to === mark);
          const strongest = Math.max(...own.map((line) => line.count));
          const drawn = shown.filter((line) => line.from === mark || line.to === mark);
          expect(Math.max(...drawn.map((line) => line.count))).toBe(strongest);
        }
      }),
    );
  });

  it('keep every line between what somebody asked for and another single thing', () => {
    const lines = everyPair(60);
    const kept = mainLines(lines, 60, choice(60, { asked: [59] }));
    const of = lines.flatMap((line, i) => (line.to === 59 ? [kept[i]] : []));
    expect([of.length, new Set(of)]).toEqual([59, new Set([1])]);
  });

  it('run to what is left over only from what has no other line', () => {
    const hub = Array.from({ length: 59 }, (_, from) => ({ from, to: 59, count: 1000 }));
    const lines = [...everyPair(58), ...hub];
    const kept = mainLines(lines, 60, choice(60, { rest: 59 }));
    expect(lines.flatMap((line, i) => (line.to === 59 && kept[i] === 1 ? [line.from] : []))).toEqual([58]);
  });

  it('never exceed the room, strongest first', () => {
    const lines = everyPair(40);
    for (const kept of [mainLines(lines, 40, choice(40, { room: 30 })), strongestLines(lines, 30)])
      expect(kept.reduce((sum, one) => sum + one, 0)).toBe(30);
    const least = Math.min(...lines.flatMap((line, i) => (strongestLines(lines, 30)[i] === 1 ? [line.count] : [])));
    expect(lines.filter((line) => line.count > least).length).toBeLessThan(30);
  });
});
