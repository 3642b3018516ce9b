import { namesIn, personNameOf } from '#engines/fairness/person-name';
import type { ClaimRow } from '#store/claim';
import type { NearPersons } from '#store/fairness';

/** A word as it was written, and as headings and careless hands write it. */
const asWritten = (word: string): string[] => [
  word,
  word.toLocaleUpperCase('en'),
  word.charAt(0).toLocaleUpperCase('en') + word.slice(1).toLocaleLowerCase('en'),
];

/** Whom and what a page of claims may be about, for the store to fetch by; `named` may name several at once. */
export function nearPersons(rows: readonly ClaimRow[], named: readonly string[]): NearPersons {
  const names = new Set(named.flatMap(namesIn));
  const surnames = new Set<string>();
  const lastNames = new Set<string>();
  for (const name of names) {
    const words = personNameOf(name).text.split(/\s+/u);
    const surname = words.at(-1) ?? '';
    if (surname === '') continue;
    for (const one of asWritten(surname)) surnames.add(one);
    for (const one of words.length === 2 ? words : [surname]) for (const form of asWritten(one)) lastNames.add(form);
  }
  return {
    documentIds: [...new Set(rows.map((row) => row.document_id))],
    surnames: [...surnames],
    lastNames: [...lastNames],
    words: rows.map((row) => row.content_words).join('\n'),
  };
}
