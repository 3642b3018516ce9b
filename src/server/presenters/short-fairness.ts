import type { ShortFairness } from '#api/schemas/chart';
import type { HydratedClaim } from '../reads/hydrate-claims.ts';
import { presentFairness } from './present-fairness.ts';

const unique = (values: readonly string[]) => [...new Set(values)];

/** Each name once, however its letters are set: headings write "Aidan LORNE", and the name in smaller letters is kept. */
export function namesOnce(names: readonly string[]): string[] {
  const capitals = (name: string) => name.length - name.replaceAll(/\p{Lu}/gu, '').length;
  const known = new Map<string, string>();
  for (const name of names) {
    const key = name.toLowerCase();
    const before = known.get(key);
    if (before === undefined || capitals(name) < capitals(before)) known.set(key, name);
  }
  return [...known.values()];
}

/** What is due with several links, in short: who denies, who was not asked yet, where each person stands in law. */
export function shortFairnessOf(all: readonly HydratedClaim['fairness'][]): ShortFairness | null {
  const due = all.flatMap((one) => presentFairness(one) ?? []);
  if (due.length === 0) return null;
  const statuses = due.flatMap((one) => one.statuses);
  return {
    persons: namesOnce(due.flatMap((one) => one.persons)),
    deniedBy: namesOnce(due.flatMap((one) => one.denials.flatMap((denial) => denial.speaker.split('; ')))),
    notYetPut: due.every((one) => one.notYetPut),
    statuses: unique(statuses.map((one) => one.person)).map((person) => {
      const own = statuses.filter((one) => one.person === person);
      return {
        person,
        reported: unique(own.flatMap((one) => one.reported?.status ?? [])),
        verified: unique(own.flatMap((one) => one.verified?.status ?? [])),
      };
    }),
  };
}
