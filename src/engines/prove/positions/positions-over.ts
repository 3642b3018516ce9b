import type { Period } from '#domain/evidence-item';
import type { OfficialPosition } from '#domain/official-position';
import { dayBefore, daysLeft, sharedDays } from '../matrix/periods.ts';

/*
 * The register of official positions, read for the days that matter. A position covers the days it was meant to hold: one
 * that stands until a further statement ends the day before the next on the same state, one made as of its own day covers
 * that day and no earlier. A later position says nothing of earlier years, whatever it says. Limits: how long a position
 * is meant to hold is for people to read from its words, and whether it helps an element is for them to judge.
 */

export type PositionOver = {
  readonly position: OfficialPosition;
  /** The days it covers, as far as they were over on the day that is asked for. */
  readonly holds: Period;
  /** Which of the days that matter those are; null for none. */
  readonly covers: Period | null;
};

const sameState = (a: OfficialPosition, b: OfficialPosition): boolean =>
  a.state.trim().toLowerCase() === b.state.trim().toLowerCase();

function daysOf(position: OfficialPosition, register: readonly OfficialPosition[], asOf: string): Period {
  const { on, holds } = position;
  if (holds === 'that day only') return { from: on, to: on };
  if (holds !== 'until replaced') return holds;
  const next = register
    .filter((one) => sameState(one, position) && one.on > on && one.on <= asOf)
    .reduce<string | null>((first, one) => (first === null || one.on < first ? one.on : first), null);
  return { from: on, to: next === null ? asOf : dayBefore(next) };
}

/** What had officially been said of a state by `asOf`, the earliest first, and on which of the days that matter nothing had. */
export function positionsOver(
  register: readonly OfficialPosition[],
  state: string,
  material: Period,
  asOf: string,
): { readonly positions: readonly PositionOver[]; readonly silent: readonly Period[] } {
  const known = register.filter(
    (one) => one.on <= asOf && one.state.trim().toLowerCase() === state.trim().toLowerCase(),
  );
  const positions = known
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
    .map((position): PositionOver => {
      const holds = daysOf(position, known, asOf);
      return { position, holds, covers: sharedDays(holds, material) };
    });
  return {
    positions,
    silent: daysLeft(
      material,
      positions.flatMap(({ covers }) => covers ?? []),
    ),
  };
}
