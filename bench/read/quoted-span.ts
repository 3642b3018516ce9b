import type { Span } from '#domain/span';

/** Words of a text that could not be taken for one place in it. */
export class UnplacedWords extends Error {}

const gap = ' … ';
const isWordCharacter = (character: string | undefined): boolean =>
  character !== undefined && /[\p{L}\p{N}]/u.test(character);

/** Every place where the words stand as whole words, in order. */
export function placesOf(text: string, words: string): Span[] {
  if (words.includes(gap)) {
    const [first = '', last = ''] = words.split(gap);
    const ends = placesOf(text, last);
    return placesOf(text, first).flatMap(([start, firstEnd]): Span[] => {
      const end = ends.find((place) => place[0] >= firstEnd);
      return end === undefined ? [] : [[start, end[1]]];
    });
  }
  const places: Span[] = [];
  for (let at = text.indexOf(words); at >= 0 && words !== ''; at = text.indexOf(words, at + 1)) {
    const end = at + words.length;
    const cutsLeft = isWordCharacter(text[at - 1]) && isWordCharacter(words[0]);
    const cutsRight = isWordCharacter(text[end]) && isWordCharacter(words.at(-1));
    if (!cutsLeft && !cutsRight) places.push([at, end]);
  }
  return places;
}

/**
 * The one span that a quotation names: `words`, `first words … last words`, either with ` #n` for the n-th place. Where
 * several remain, the one nearest to `near` is taken. Throws UnplacedWords where none or more than one is left.
 */
export function quotedSpan(text: string, quotation: string, near: Span | null = null): Span {
  const [, words = quotation, number] = /^(.*) #(\d+)$/s.exec(quotation) ?? [];
  const places = placesOf(text, words);
  if (number !== undefined) {
    const place = places[Number(number) - 1];
    if (place === undefined) throw new UnplacedWords(`there are ${places.length} places for “${words}”, not ${number}`);
    return place;
  }
  const [only, second] = places;
  if (only === undefined) throw new UnplacedWords(`“${words}” is not in the text`);
  if (second === undefined) return only;
  if (near === null) throw new UnplacedWords(`“${words}” stands ${places.length} times; say which with #1, #2 …`);
  const [best, next] = places.toSorted((a, b) => distance(a, near) - distance(b, near));
  if (best === undefined || next === undefined || distance(best, near) === distance(next, near))
    throw new UnplacedWords(`two places for “${words}” are equally near`);
  return best;
}

const distance = (a: Span, b: Span): number => Math.max(0, a[0] - b[1], b[0] - a[1]);
