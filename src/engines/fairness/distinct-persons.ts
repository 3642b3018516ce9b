import { mayBeOnePerson, type PersonName } from './person-name.ts';

/**
 * One entry a person, under the fullest form of the name seen, in the order in which they were first named; no more
 * than `most`, after which nothing further is looked at.
 */
export function distinctPersons(names: Iterable<PersonName>, most = Infinity): PersonName[] {
  const found: PersonName[] = [];
  const byToken = new Map<string, number[]>();
  for (const name of names) {
    const last = name.tokens.at(-1);
    if (last === undefined) continue;
    // A name that fits another ends in the same token or, turned round, begins with it.
    const near = byToken.get(last) ?? [];
    const at = near.find((i) => mayBeOnePerson(found[i]!, name));
    if (at === undefined) {
      if (found.length >= most) break;
      for (const token of new Set([name.tokens[0]!, last]))
        byToken.set(token, [...(byToken.get(token) ?? []), found.length]);
      found.push(name);
    } else if (name.tokens.length > found[at]!.tokens.length) {
      const first = name.tokens[0]!;
      if (!byToken.get(first)?.includes(at)) byToken.set(first, [...(byToken.get(first) ?? []), at]);
      found[at] = name;
    }
  }
  return found;
}
