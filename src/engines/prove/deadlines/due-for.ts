import { dueLevels, type Deadline, type DeadlineKind, type DueLevel } from '#domain/deadline';
import type { CaseRole } from '#domain/role';

/*
 * What of the deadlines of a case is to be told at a moment, and to whom. A pure function of the deadlines and the time:
 * nothing is kept of what was told, so nothing is told twice, nothing is lost when the program stood still, and what was
 * answered is gone at once. How long before and after are our own choice, found in no source. Limits: whole roles are
 * told and never one person by name.
 */

const hour = 3_600_000;
const day = 24 * hour;

type Rule = {
  /** Milliseconds before it is due that it is told, and after that it goes up. */
  readonly before: number;
  readonly after: number;
  readonly by: readonly CaseRole[];
  readonly up: readonly CaseRole[];
};

const workers: readonly CaseRole[] = ['analyst', 'case owner'];
const everyone: readonly CaseRole[] = [
  'reader',
  'analyst',
  'case owner',
  'authoriser',
  'disclosure officer',
  'deconfliction officer',
];

const rules: Readonly<Record<DeadlineKind, Rule>> = {
  custody: { before: 6 * hour, after: 0, by: workers, up: ['authoriser'] },
  authority: { before: day, after: 0, by: workers, up: ['authoriser'] },
  retention: { before: 30 * day, after: 7 * day, by: ['case owner'], up: ['authoriser'] },
  review: { before: 7 * day, after: 7 * day, by: ['case owner', 'disclosure officer'], up: ['authoriser'] },
  reply: { before: 0, after: 7 * day, by: [...workers, 'disclosure officer'], up: ['authoriser'] },
  warning: { before: 0, after: hour, by: everyone, up: everyone },
};

export type Due<D extends Deadline = Deadline> = {
  readonly deadline: D;
  readonly level: DueLevel;
  readonly roles: readonly CaseRole[];
};

/** What is to be told at `now` (UTC milliseconds), the most pressing first; what lies further ahead is left out. */
export function dueFor<D extends Deadline>(deadlines: readonly D[], now: number): Due<D>[] {
  return deadlines
    .flatMap((deadline): Due<D>[] => {
      const { before, after, by, up } = rules[deadline.kind];
      const due = Date.parse(deadline.due);
      if (Number.isNaN(due) || now < due - before) return [];
      if (now < due) return [{ deadline, level: 'soon', roles: by }];
      if (now < due + after) return [{ deadline, level: 'due', roles: by }];
      return [{ deadline, level: 'gone up', roles: [...new Set([...by, ...up])] }];
    })
    .toSorted((a, b) => dueLevels.indexOf(b.level) - dueLevels.indexOf(a.level) || byDue(a.deadline, b.deadline));
}

/** From when on it is told to others as well, in UTC milliseconds. */
export const goesUpAt = ({ kind, due }: Deadline): number => Date.parse(due) + rules[kind].after;

const byDue = (a: Deadline, b: Deadline): number => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0);
