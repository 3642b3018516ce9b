import { writeFile } from 'node:fs/promises';

/**
 * Writes `countries.json`, what the states and territories of ISO 3166 are called in other languages, from the Unicode
 * locale data that come with Node (CLDR, Unicode licence): `node dist/data/resolve/make-countries.js OUT`. Names in
 * Cyrillic stand without their last vowel, so that other cases of them are met too.
 */
const [out] = process.argv.slice(2);
if (out === undefined) throw new Error('usage: make-countries OUT');
const languages = {
  Hani: ['zh', 'zh-Hant'],
  Hang: ['ko'],
  Arab: ['ar', 'fa'],
  Cyrl: ['ru', 'uk', 'be', 'bg', 'sr'],
  Latn: ['es', 'fr', 'pt', 'it', 'de', 'tr', 'pl'],
} as const;
const namesIn = (language: string) => new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
const plainEnglish = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}|\(.*\)|’/gu, '')
    .replace(/[^A-Za-z]+/g, ' ')
    .trim()
    .toLowerCase();
const isPlain = /^[\p{L}\p{M}\s\u200c-]+$/u;

const letters = Array.from({ length: 26 }, (_, n) => String.fromCharCode(65 + n));
const english = namesIn('en');
const codes = letters
  .flatMap((a) => letters.map((b) => a + b))
  .filter((code) => english.of(code) !== undefined && !/^(?:X[AB]|ZZ|EZ|UN|EU|QO)$/.test(code));
const words: Record<string, Record<string, string>> = {};
for (const [script, of] of Object.entries(languages)) {
  const found = new Map<string, string>();
  for (const language of of) {
    const names = namesIn(language);
    for (const code of codes) {
      const name = names.of(code)?.toLowerCase();
      const meaning = plainEnglish(english.of(code)!);
      if (name === undefined || !isPlain.test(name) || name.length < 2) continue;
      const isWord = !/[\s-]/.test(name);
      const key = script === 'Cyrl' && isWord && name.length > 4 ? name.replace(/[аяоеьйыіїиe]$/u, '') : name;
      // Short Latin words may be anybody's name.
      if (script === 'Latn' && key.length < 5) continue;
      if (key !== meaning && !found.has(key)) found.set(key, meaning);
    }
  }
  words[script] = Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}
await writeFile(
  out,
  `${JSON.stringify(
    {
      id: 'countries',
      source: 'Unicode CLDR as it comes with Node 20, Unicode licence, made by make-countries.ts',
      as_of: '2024-10-01',
      status: 'working',
      words,
    },
    null,
    2,
  )}\n`,
);
