import type { Doctrine } from '#domain/doctrine';
import type { ProofFact } from '#domain/proof-fact';
import type { CellState } from './judge-cell.ts';
import { type Cell, type Matrix, matrixAsOf } from './matrix.ts';
import { proofFileAsOf } from './proof-file.ts';

/** One cell on one day on which it changed. */
export type CellChange = {
  readonly on: string;
  readonly key: string;
  readonly suspectId: string;
  readonly offenceId: string;
  readonly elementId: string;
  readonly title: string;
  /** Null where the cell was not there before: its offence was chosen that day. */
  readonly from: CellState | null;
  /** Null where its offence was let go, or is refused now. */
  readonly to: CellState | null;
  /** The ruling that came into it that day. */
  readonly ruling: string | null;
  readonly why: readonly string[];
};

const cellsOf = (matrix: Matrix | null): Map<string, Cell> =>
  new Map((matrix?.rows ?? []).flatMap(({ cells }) => cells.map((cell) => [cell.key, cell])));

/** Every day on or before `until` that something was recorded or a ruling was given, from the first fact on. */
function daysOf(doctrine: Doctrine, facts: readonly ProofFact[], until: string): string[] {
  const recorded = facts.map(({ on }) => on);
  const first = recorded.reduce((least, on) => (on < least ? on : least), until);
  const own = proofFileAsOf(facts, until).rulings.map(({ ruling }) => ruling);
  const ruled = [...doctrine.rulings, ...own].map(({ date }) => date).filter((date) => date >= first);
  return [...new Set([...recorded, ...ruled])].filter((on) => on <= until).toSorted();
}

function changeOf(on: string, before: Cell | undefined, after: Cell | undefined): CellChange[] {
  const either = after ?? before;
  if (either === undefined) return [];
  const ruled =
    after?.ruling !== null && after?.ruling?.id !== before?.ruling?.id ? (after?.ruling?.name ?? null) : null;
  if (before?.state === after?.state && ruled === null) return [];
  const { key, suspectId, offenceId, elementId, title } = either;
  const why = after?.why ?? ['Its offence is no longer considered, or cannot be.'];
  return [
    {
      on,
      key,
      suspectId,
      offenceId,
      elementId,
      title,
      from: before?.state ?? null,
      to: after?.state ?? null,
      ruling: ruled,
      why,
    },
  ];
}

/** On which day each cell changed, and to what, in the order of time. */
export function replay(doctrine: Doctrine, facts: readonly ProofFact[], until: string): CellChange[] {
  let before: Matrix | null = null;
  return daysOf(doctrine, facts, until).flatMap((on) => {
    const after = matrixAsOf(doctrine, facts, on);
    const [old, now] = [cellsOf(before), cellsOf(after)];
    before = after;
    return [...new Set([...old.keys(), ...now.keys()])].flatMap((key) => changeOf(on, old.get(key), now.get(key)));
  });
}
