const empty =
  /^(the|a|an|one|my|our|his|her|its|their|your|mr|mrs|ms|miss|dr|prof|professor|sir|dame|lady|lord|cllr|councillor|dc|ds|pc|kc|detective|sergeant|superintendent|captain|commodore|justice)$/;

/** The words of a name that tell people apart: small, without titles, articles and possessives; "Falk, Ida" is "Ida Falk". */
function wordsOfName(name: string): string[] {
  const turned = name.replace(/^([^,;]+), ([^,;]+)$/, '$2 $1');
  const words = turned
    .toLowerCase()
    .replace(/[’']s\b/g, '')
    .match(/[\p{L}\p{N}_@-]+(?:\.[\p{L}\p{N}]+)*/gu);
  return (words ?? []).filter((word) => !empty.test(word));
}

const keyOf = (name: string): string => wordsOfName(name).join(' ');

/** Same parties, each by the same name, in any order; null is the same as null only. */
export function sameSpeakers(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return a === b;
  const [left, right] = [a, b].map((names) => [...new Set(names.split(';').map(keyOf))].toSorted().join('|'));
  return left === right;
}

/** Parties that may be the same: all words of the shorter name are in the longer ("Vane" and "Maria Vane"). */
export function alikeParties(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  const left = b.map(wordsOfName);
  return a.every((name) => {
    const words = wordsOfName(name);
    const at = left.findIndex((other) => within(words, other) || within(other, words));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}

const within = (inner: readonly string[], outer: readonly string[]): boolean =>
  inner.length > 0 && inner.every((word) => outer.includes(word));
