import type { Happening, Tripwire, TripwireTest } from '#domain/tripwire';

/*
 * Rules of policy over what happens in a case: all tests of a rule must hold, and where it counts, so many within so many
 * days. A crossing says which happenings crossed it and by when it must be answered. The same code runs on past data to
 * try a rule before it goes live. Limits: a rule sees a closed list of fields, none of them about what a person believes
 * or was born as, and a crossing is said of a case and never of a person.
 */

const msOfMinute = 60_000;
const msOfDay = 86_400_000;

export type Crossing = {
  readonly tripwireId: string;
  /** Ids of the happenings, in the order of time; the last one crossed it. */
  readonly by: readonly string[];
  /** UTC milliseconds. */
  readonly at: number;
  readonly answerBy: number;
  readonly words: string;
};

function meets(happening: Happening, test: TripwireTest): boolean {
  if (test.field === 'personAtRisk') return happening.isPersonAtRisk === test.is;
  if (test.field === 'time') {
    const at = Date.parse(happening.at);
    return (
      (test.from === null || at >= Date.parse(test.from)) && (test.before === null || at < Date.parse(test.before))
    );
  }
  const value = happening[test.field];
  return value !== null && test.oneOf.some((one) => one.trim().toLowerCase() === value.trim().toLowerCase());
}

/** Why a rule cannot go live, in words; empty where it can. */
export function faultsOf({ title, when, count, answer }: Tripwire): string[] {
  return [
    ...(title.trim() === '' ? ['It has no name.'] : []),
    ...(when.length === 0 ? ['It asks for nothing, so everything would cross it.'] : []),
    ...when.flatMap((test) => {
      if (test.field === 'time') {
        const bounds = [test.from, test.before].filter((bound) => bound !== null);
        if (bounds.length === 0) return ['A test of time has neither beginning nor end.'];
        if (bounds.some((bound) => Number.isNaN(Date.parse(bound))))
          return ['A test of time has a time that cannot be read.'];
        return bounds.length === 2 && Date.parse(bounds[0]!) >= Date.parse(bounds[1]!)
          ? ['A test of time ends before it begins.']
          : [];
      }
      return test.field !== 'personAtRisk' && test.oneOf.length === 0
        ? [`A test of ${test.field} allows no value, so nothing would cross it.`]
        : [];
    }),
    ...(count !== null && !(Number.isInteger(count.atLeast) && count.atLeast >= 2)
      ? ['It counts to fewer than two.']
      : []),
    ...(count !== null && !(count.withinDays > 0) ? ['It counts over no time.'] : []),
    ...(answer.withinMinutes > 0 ? [] : ['It gives no time for an answer.']),
    ...(answer.by === answer.escalateTo ? ['It escalates to whoever should have answered.'] : []),
  ];
}

/** Every crossing in the order of time, of one moment in the order given. Happenings that crossed a counting rule are spent: the count begins again. */
export function crossingsOf(rule: Tripwire, happenings: readonly Happening[]): Crossing[] {
  const { count, answer } = rule;
  const met = happenings
    .filter(({ at }) => !Number.isNaN(Date.parse(at)))
    .filter((one) => rule.when.every((test) => meets(one, test)))
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const open = new Map<string, Happening[]>();
  return met.flatMap((one) => {
    const at = Date.parse(one.at);
    const same = count?.same ?? null;
    const group = same === null ? '' : (one[same] ?? '');
    const kept = (open.get(group) ?? []).filter(
      (past) => count !== null && at - Date.parse(past.at) <= count.withinDays * msOfDay,
    );
    const now = [...kept, one];
    if (count !== null && now.length < count.atLeast) {
      open.set(group, now);
      return [];
    }
    open.set(group, []);
    const how = count === null ? '' : `, ${now.length} within ${count.withinDays} days`;
    return [
      {
        tripwireId: rule.id,
        by: now.map(({ id }) => id),
        at,
        answerBy: at + answer.withinMinutes * msOfMinute,
        words: `“${rule.title}” was crossed${how}: ${answer.by} within ${durationText(answer.withinMinutes)}, then ${answer.escalateTo}.`,
      },
    ];
  });
}

function durationText(minutes: number): string {
  const [amount, unit] =
    minutes % 1440 === 0 ? [minutes / 1440, 'day'] : minutes % 60 === 0 ? [minutes / 60, 'hour'] : [minutes, 'minute'];
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`;
}

export type CrossingState = 'waiting' | 'answered in time' | 'answered late' | 'escalated';

/** Where a crossing stands at a moment; an answer after the time keeps it known that it was escalated. Times are UTC milliseconds. */
export function crossingState(crossing: Crossing, answeredAt: number | null, now: number): CrossingState {
  if (answeredAt !== null && answeredAt <= now)
    return answeredAt <= crossing.answerBy ? 'answered in time' : 'answered late';
  return now <= crossing.answerBy ? 'waiting' : 'escalated';
}

export type Trial = {
  readonly faults: readonly string[];
  readonly looked: number;
  readonly crossings: readonly Crossing[];
  /** Crossings by month `YYYY-MM`, months without any left out. */
  readonly months: readonly { readonly month: string; readonly crossings: number }[];
  readonly words: string;
};

/** What a rule would have done on past happenings, before it goes live. */
export function tryOut(rule: Tripwire, happenings: readonly Happening[]): Trial {
  const faults = faultsOf(rule);
  const crossings = faults.length > 0 ? [] : crossingsOf(rule, happenings);
  const months = countByMonth(crossings);
  const busiest = Math.max(0, ...months.map((one) => one.crossings));
  const words =
    faults.length > 0
      ? 'It cannot be tried as it is.'
      : `Of ${happenings.length} happenings it would have been crossed ${crossings.length} times, at most ${busiest} in a month.`;
  return { faults, looked: happenings.length, crossings, months, words };
}

function countByMonth(crossings: readonly Crossing[]): Trial['months'] {
  const counts = new Map<string, number>();
  for (const { at } of crossings) {
    const month = new Date(at).toISOString().slice(0, 7);
    counts.set(month, (counts.get(month) ?? 0) + 1);
  }
  return [...counts].map(([month, number]) => ({ month, crossings: number }));
}
