/** Where a text shows what was searched for: the phrase, else the first word that begins as one of the words does. */
export function findWords(text: string, query: string): readonly [start: number, end: number] {
  const lower = text.toLowerCase();
  // Lower case may be longer than the text it came from; then places would not fit, and the text is taken as it is.
  const held = lower.length === text.length ? lower : text;
  const phrase = query
    .trim()
    .toLowerCase()
    .replace(/^["']|["']$/g, '');
  const whole = phraseIn(held, phrase);
  if (whole !== null) return whole;
  const wanted = [...phrase.matchAll(/[\p{L}\p{N}]+/gu)].map(([word]) => stemOf(word));
  for (const found of held.matchAll(/[\p{L}\p{N}]+/gu)) {
    const at = found.index;
    if (wanted.some((stem) => found[0].startsWith(stem))) return [at, at + found[0].length];
  }
  return [0, 0];
}

/** The phrase up to the end of its last word; rather where a word begins than inside one. */
function phraseIn(text: string, phrase: string): readonly [number, number] | null {
  let at = text.indexOf(phrase);
  if (phrase === '' || at === -1) return null;
  for (let next = at; next !== -1; next = text.indexOf(phrase, next + 1)) {
    if (/[\p{L}\p{N}]/u.test(text.charAt(next - 1))) continue;
    at = next;
    break;
  }
  const end = at + phrase.length;
  const rest = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{M}]+/u.exec(text.slice(end));
  return [at, end + (rest?.[0].length ?? 0)];
}

/** The beginning that forms of one word share, roughly: "passing" and "passed" as "pass". */
function stemOf(word: string): string {
  if (word.length <= 4) return word;
  const bare = word.replace(/(?:ations?|ings?|ies|ied|ed|es|s|ly|y)$/u, '');
  return bare.length >= 3 ? bare : word;
}

const around = 90;

/** The words with what stands before and after them, cut at spaces and never inside a surrogate pair. */
export function snippetOf(
  text: string,
  [start, end]: readonly [number, number],
): {
  before: string;
  words: string;
  after: string;
} {
  const from = text.slice(Math.max(0, start - around), start);
  const to = text.slice(end, end + around);
  const cutsBefore = start > around;
  const cutsAfter = end + around < text.length;
  return {
    before: cutsBefore ? from.replace(/^\S*\s/u, '…').replace(/^[\uDC00-\uDFFF]/, '') : from,
    words: text.slice(start, end),
    after: cutsAfter ? to.replace(/\s\S*$/u, '…').replace(/[\uD800-\uDBFF]$/, '') : to,
  };
}
