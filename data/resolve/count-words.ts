import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { foldWord } from '#engines/resolve/names/fold';

/**
 * Counts how often a romanised word names a person in NETransliteration (MIT; Wikidata labels, CC0) and writes
 * `common-words.json`, "word:log2 of the count": `node dist/data/resolve/count-words.js FOLDER OUT`.
 */
const [folder, out] = process.argv.slice(2);
if (folder === undefined || out === undefined) throw new Error('usage: count-words FOLDER OUT');
const most = new Map<string, number>();
for (const file of ['arabic', 'chinese', 'hebrew', 'japanese', 'korean', 'russian']) {
  const counts = new Map<string, number>();
  for (const line of (await readFile(join(folder, `transliteration-${file}-train.txt`), 'utf8')).split('\n')) {
    const [latin, , count] = line.split('\t');
    const word = foldWord(latin ?? '');
    if (/^[a-z]{2,}$/.test(word)) counts.set(word, (counts.get(word) ?? 0) + Number(count));
  }
  for (const [word, count] of counts) most.set(word, Math.max(most.get(word) ?? 0, count));
}
const words = [...most]
  .filter(([, count]) => count >= 8)
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([word, count]) => `${word}:${Math.round(Math.log2(count))}`);
const file = {
  id: 'common-words',
  source: 'counted by count-words.ts in NETransliteration (COLING 2018), MIT licence, from Wikidata labels (CC0)',
  as_of: '2018-08-20',
  status: 'working',
  words: words.join(' '),
};
await writeFile(out, `${JSON.stringify(file, null, 1)}\n`);
console.log(`${words.length} words`);
