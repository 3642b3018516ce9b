import type { Period } from '#domain/evidence-item';
import type { OffenceElement } from '#domain/offence';
import { daysLeft, periodText } from './periods.ts';
import type { ItemStanding } from './item-standing.ts';

export const cellStates = ['evidenced', 'contested', 'thin', 'gap'] as const;
export type CellState = (typeof cellStates)[number];

export type CellVerdict = {
  readonly state: CellState;
  /** Sentences: why it is in this state, the gravest first. */
  readonly why: readonly string[];
  /** Material dates that nothing which counts covers; empty where the element is no matter of dates. */
  readonly uncovered: readonly Period[];
  /** What the state rests on. */
  readonly itemIds: readonly string[];
};

const titles = (items: readonly ItemStanding[]): string => items.map(({ title }) => title).join('; ');
const because = (items: readonly ItemStanding[]): string[] =>
  items.map(({ title, why }) => `${title}: ${why.join('; ')}.`);

/** Which of the material dates no item covers, by the element's own rule: one day is enough for `within`. */
function uncoveredBy(items: readonly ItemStanding[], { dates }: OffenceElement, material: Period): Period[] {
  const periods = items.flatMap(({ covers }) => covers ?? []);
  if (dates.rule === 'none' || (dates.rule === 'within' && periods.length > 0)) return [];
  return daysLeft(material, periods);
}

const dates = (periods: readonly Period[]): string => periods.map(periodText).join(', ');

/**
 * The state of one cell. A gap: nothing that counts, or days that nothing covers. Contested: something counts, and
 * something speaks against it or the defence disputes it. Thin: it hangs on witnesses who have not committed themselves.
 * Evidenced: what counts covers the dates. What speaks against an element counts
 * whether or not it could be used, unless it was withdrawn.
 */
export function judgeCell(
  element: OffenceElement,
  material: Period,
  items: readonly ItemStanding[],
  disputes: readonly string[],
): CellVerdict {
  const supporting = items.filter(({ bearing }) => bearing === 'supports');
  const against = items.filter(({ bearing, isWithdrawn }) => bearing === 'contradicts' && !isWithdrawn);
  const standing = supporting.filter((item) => item.standing === 'stands');
  const uncommitted = supporting.filter((item) => item.standing === 'uncommitted');
  const counting = [...standing, ...uncommitted];
  const out = supporting.filter((item) => item.standing === 'does not count');
  const ids = (some: readonly ItemStanding[]) => some.map(({ itemId }) => itemId);
  const uncovered = uncoveredBy(counting, element, material);
  const contest = [
    ...(against.length > 0 ? [`Against it: ${titles(against)}.`] : []),
    ...disputes.map((words) => `Disputed by the defence: “${words}”.`),
  ];
  const open = uncovered.length > 0 ? [`Nothing that counts covers ${dates(uncovered)}.`] : [];

  if (counting.length === 0) {
    const first = supporting.length === 0 ? 'No evidence is held for it.' : 'Nothing that is held for it counts.';
    return { state: 'gap', why: [first, ...because(out), ...contest], uncovered, itemIds: [] };
  }
  const rests = [
    ...(standing.length > 0 ? [`Rests on ${titles(standing)}.`] : []),
    ...(uncommitted.length > 0 ? [`Not committed: ${because(uncommitted).join(' ')}`] : []),
  ];
  if (contest.length > 0)
    return {
      state: 'contested',
      why: [...contest, ...rests, ...open, ...because(out)],
      uncovered,
      itemIds: ids([...counting, ...against]),
    };
  if (open.length > 0)
    return { state: 'gap', why: [...open, ...rests, ...because(out)], uncovered, itemIds: ids(counting) };
  const isCarried = standing.length > 0 && uncoveredBy(standing, element, material).length === 0;
  if (isCarried) return { state: 'evidenced', why: [...rests, ...because(out)], uncovered, itemIds: ids(counting) };
  const witnesses = new Set(uncommitted.map(({ witness }) => witness?.witnessId));
  const hangs =
    witnesses.size === 1
      ? 'It hangs on one witness who has not committed to it.'
      : `It hangs on ${witnesses.size} witnesses, none of whom has committed to it.`;
  return { state: 'thin', why: [hangs, ...rests, ...because(out)], uncovered, itemIds: ids(counting) };
}

/** The weakest of several: what needs all of its parts is no better than the worst. */
export const weakestState = (states: readonly CellState[]): CellState =>
  cellStates[Math.max(...states.map((state) => cellStates.indexOf(state)))] ?? 'gap';

/** The best of several: what may be met in more than one way is as good as the best. */
export const bestState = (states: readonly CellState[]): CellState =>
  cellStates[Math.min(...states.map((state) => cellStates.indexOf(state)))] ?? 'gap';
