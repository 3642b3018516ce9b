/** Cyrillic and Greek letters that look like Latin ones, and the other way round. */
const latinOf: Readonly<Record<string, string>> = {
  а: 'a',
  в: 'b',
  е: 'e',
  к: 'k',
  м: 'm',
  н: 'h',
  о: 'o',
  р: 'p',
  с: 'c',
  т: 't',
  у: 'y',
  х: 'x',
  і: 'i',
  ј: 'j',
  ѕ: 's',
  ԁ: 'd',
  ԛ: 'q',
  ԝ: 'w',
  ӏ: 'l',
  г: 'r',
  п: 'n',
  и: 'u',
  α: 'a',
  β: 'b',
  ε: 'e',
  ι: 'i',
  κ: 'k',
  ν: 'v',
  ο: 'o',
  ρ: 'p',
  τ: 't',
  υ: 'u',
  χ: 'x',
  η: 'n',
};
const cyrillicOf: Readonly<Record<string, string>> = {
  a: 'а',
  b: 'в',
  c: 'с',
  e: 'е',
  h: 'н',
  i: 'і',
  j: 'ј',
  k: 'к',
  m: 'м',
  o: 'о',
  p: 'р',
  s: 'ѕ',
  t: 'т',
  x: 'х',
  y: 'у',
  ë: 'ё',
  ĸ: 'к',
};

const isLatinLetter = (code: number): boolean =>
  ((code | 32) >= 97 && (code | 32) <= 122) || (code >= 0xc0 && code < 0x250);

/** A word of Latin mixed with Cyrillic or Greek letters, put into the script of most, and which letters were strange; null for any other word. */
export function unmixed(word: string): { readonly text: string; readonly strange: readonly string[] } | null {
  let latin = 0;
  let cyrillic = 0;
  let greek = 0;
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    if (isLatinLetter(code)) latin++;
    else if (code >= 0x400 && code < 0x530) cyrillic++;
    else if (code >= 0x370 && code < 0x400) greek++;
  }
  if (latin === 0 || (cyrillic === 0 && greek === 0)) return null;
  const toLatin = latin >= cyrillic + greek;
  const table = toLatin ? latinOf : cyrillicOf;
  const strange: string[] = [];
  const text = [...word]
    .map((c) => {
      const code = c.charCodeAt(0);
      const isLatin = isLatinLetter(code);
      if (toLatin === isLatin || (!isLatin && code < 0x370)) return c;
      strange.push(`${toLatin ? (code < 0x400 ? 'Greek' : 'Cyrillic') : 'Latin'} ${c}`);
      const plain = table[c.toLowerCase()];
      return plain === undefined ? c : c === c.toLowerCase() ? plain : plain.toUpperCase();
    })
    .join('');
  return { text, strange };
}
