import type { Entities } from './entities.ts';

/** Whom a solicitor's letter acts for, where it names one person alone. */
export function clientOf(text: string, entities: Entities): string | null {
  const named = new Set<string>();
  for (const found of text
    .slice(0, 20_000)
    .matchAll(/\b(?:act(?:ing)? for|on behalf of|instructed by|our client[,:]?)\s+/gi)) {
    const at = found.index + found[0].length;
    const person = entities.within(at, at + 60).find((name) => name.type === 'person');
    if (person !== undefined && person.start - at < 6) named.add(entities.fullName(person).name);
  }
  return named.size === 1 ? ([...named][0] ?? null) : null;
}
