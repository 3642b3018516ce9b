import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deadlineKinds, dueLevels, type Deadline } from '#domain/deadline';
import { dueFor } from './due-for.ts';

const at = Date.parse('2026-03-10T12:00:00Z');
const hours = (n: number) => at + n * 3_600_000;
const deadline = (kind: Deadline['kind'], id: string = kind): Deadline => ({
  id,
  kind,
  title: id,
  due: new Date(at).toISOString(),
  status: 'verified',
});
const levelAt = (kind: Deadline['kind'], now: number) => dueFor([deadline(kind)], now)[0]?.level ?? null;

describe('what is told of deadlines', () => {
  it('begins before an authority ends, and goes up to whoever authorises once it has', () => {
    expect([-25, -24, -1, 0].map((n) => levelAt('authority', hours(n)))).toEqual([null, 'soon', 'soon', 'gone up']);
    expect(dueFor([deadline('authority')], hours(0))[0]!.roles).toContain('authoriser');
    expect(dueFor([deadline('authority')], hours(-1))[0]!.roles).not.toContain('authoriser');
  });

  it('is told of a request once its answer is due, and goes up after a week', () => {
    expect([-1, 0, 24 * 7 - 1, 24 * 7].map((n) => levelAt('reply', hours(n)))).toEqual([null, 'due', 'due', 'gone up']);
  });

  it('is told of a warning from the first minute to every role that may give one', () => {
    const [due] = dueFor([deadline('warning')], at);
    expect(due).toMatchObject({ level: 'due' });
    expect(due!.roles).toContain('reader');
    expect(levelAt('warning', hours(1))).toBe('gone up');
  });

  it('never comes down by time alone, says each once, and puts what went up first', () => {
    const kinds = fc.array(fc.constantFrom(...deadlineKinds), { maxLength: 12 });
    const times = fc.tuple(fc.integer({ min: -2000, max: 2000 }), fc.nat(2000));
    fc.assert(
      fc.property(kinds, times, (some, [from, on]) => {
        const all = some.map((kind, n) => deadline(kind, `${kind} ${n}`));
        const levels = (now: number) => new Map(dueFor(all, now).map((one) => [one.deadline.id, one.level]));
        const [before, after] = [levels(hours(from)), levels(hours(from + on))];
        for (const [id, level] of before)
          expect(dueLevels.indexOf(after.get(id)!)).toBeGreaterThanOrEqual(dueLevels.indexOf(level));
        const told = dueFor(all, hours(from));
        expect(new Set(told.map((one) => one.deadline.id)).size).toBe(told.length);
        const order = told.map((one) => dueLevels.indexOf(one.level));
        expect(order).toEqual(order.toSorted((a, b) => b - a));
      }),
    );
  });
});
