import { personNameOf, type PersonName } from './person-name.ts';

const cased = /[\p{Lu}\p{Ll}]/u;
const isLetter = (character: string) => /\p{L}|\p{M}|\p{N}/u.test(character);

/** True where the name does not go on inside a longer word; scripts without spaces between words have no such place. */
function standsAlone(text: string, start: number, end: number): boolean {
  if (!cased.test(text.slice(start, end))) return true;
  return !isLetter(text.charAt(start - 1)) && !isLetter(text.charAt(end));
}

/**
 * Finds given names verbatim in words, in any script, in one pass over the words however many names there are. For
 * texts of which no reader marks the names.
 */
export function createNamesInWords(names: Iterable<string>): (words: string) => PersonName[] {
  const byBeginning = new Map<string, string[]>();
  for (const name of new Set(names)) {
    if (name.length < 2) continue;
    const beginning = name.slice(0, 2);
    byBeginning.set(beginning, [...(byBeginning.get(beginning) ?? []), name]);
  }
  return (words) => {
    if (byBeginning.size === 0) return [];
    const found = new Set<string>();
    for (let at = 0; at + 2 <= words.length; at++)
      for (const name of byBeginning.get(words.slice(at, at + 2)) ?? [])
        if (words.startsWith(name, at) && standsAlone(words, at, at + name.length)) found.add(name);
    return [...found].map(personNameOf);
  };
}

const capitalised = /\p{Lu}[\p{L}\p{M}'’.-]*(?:\s+\p{Lu}[\p{L}\p{M}'’.-]*)*/gu;

/** Whatever may be a name in the words of a text whose names are not at hand: rows of capitalised words. */
export function likelyNames(words: string): PersonName[] {
  return [...words.matchAll(capitalised)].flatMap(([row]) => {
    const parts = row.split(/\s+/u);
    // "That Ada Lund" holds "Ada Lund"; "Lund" alone would be everyone of that name.
    const ends = parts.length < 3 ? [parts] : [parts, parts.slice(-3), parts.slice(-2)];
    return ends.map((one) => personNameOf(one.join(' ')));
  });
}
